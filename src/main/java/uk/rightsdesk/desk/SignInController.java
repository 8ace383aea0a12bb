package uk.rightsdesk.desk;

import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Sign-in: by the identity provider where one is registered, else by the desk's own form. */
@Controller
class SignInController {

    private final List<Provider> providers;

    SignInController(ObjectProvider<ClientRegistrationRepository> registrations) {
        this.providers = registrations.getIfAvailable() instanceof Iterable<?> known
                ? StreamSupport.stream(known.spliterator(), false)
                        .map(ClientRegistration.class::cast)
                        .map(client -> new Provider(client.getRegistrationId(), client.getClientName()))
                        .toList()
                : List.of();
    }

    /** An identity provider as the sign-in page names it. */
    record Provider(String registrationId, String name) {}

    @GetMapping("/sign-in")
    String signIn(Model model) {
        model.addAttribute("providers", providers);
        return "desk/sign-in";
    }

    @GetMapping("/signed-in")
    String signedIn() {
        return "desk/signed-in";
    }

    /** Shown in place of a task page, inside Tasklist's frame, until someone has signed in. */
    @RequestMapping("/sign-in-needed")
    String signInNeeded() {
        return "desk/sign-in-needed";
    }
}
