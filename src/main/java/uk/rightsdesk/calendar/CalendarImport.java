package uk.rightsdesk.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.BankHolidayOverride;
import uk.rightsdesk.outbox.Recurring;

/** Takes over what operations have written into the overrides, at the start and every hour. */
@Component
class CalendarImport implements Recurring {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarImport.class);

    private final BankHolidays bankHolidays;
    private final CalendarProperties properties;

    CalendarImport(BankHolidays bankHolidays, CalendarProperties properties) {
        this.bankHolidays = bankHolidays;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "calendar-import";
    }

    @Override
    public Pace pace() {
        return new Pace.Every(Duration.ofHours(1));
    }

    @EventListener(ApplicationReadyEvent.class)
    @Override
    public void work() {
        List<BankHolidayOverride> overrides;
        try {
            overrides = read(properties.overrides());
        } catch (RuntimeException unreadable) {
            // The file is the operator's, about days: its text may be quoted
            LOG.error(
                    "RD-6001 The bank holiday overrides cannot be read, the calendar stays as it was: {}",
                    unreadable.getMessage());
            return;
        }
        bankHolidays.change(new CalendarVersion(overrides, properties.lastKnownYear()));
    }

    private static List<BankHolidayOverride> read(@Nullable Resource file) {
        if (file == null) {
            return List.of();
        }
        try {
            return BankHolidayOverride.parse(file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
