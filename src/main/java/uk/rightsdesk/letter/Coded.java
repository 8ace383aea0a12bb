package uk.rightsdesk.letter;

import java.util.Locale;

/** A closed choice that forms, the case store and the engine know by a code such as {@code manifestly-unfounded}. */
interface Coded {

    /** The constant's name, as an enum has it. */
    String name();

    /** The code: the name in lower case with hyphens. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The choice that has a code.
     *
     * @throws IllegalArgumentException if no choice of this kind has the code
     */
    static <C extends Enum<C> & Coded> C of(Class<C> kind, String code) {
        for (C choice : kind.getEnumConstants()) {
            if (choice.code().equals(code)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("no " + kind.getSimpleName() + " has this code");
    }
}
