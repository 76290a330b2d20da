package io.svara.tickets.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.channels.Address;
import io.svara.kernel.ProcessorTime;
import io.svara.tickets.calendar.CalendarView.AnswerView;
import io.svara.tickets.calendar.CalendarView.EventView;
import io.svara.tickets.calendar.CalendarView.RecurrenceView;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarReaderTests {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private static final String EVENT = "BEGIN:VEVENT\nUID:1@kund.example\nSUMMARY:Leverans av säng\\, del 2\n"
            + "DTSTART:20261201T090000Z\nDTEND:20261201T100000Z\nLOCATION:Storgatan 1\\nLund\n"
            + "ORGANIZER;CN=Karin Åberg:mailto:karin@kund.example\n"
            + "ATTENDEE;CN=Support;PARTSTAT=NEEDS-ACTION:MAILTO:support@nordvind.example\nEND:VEVENT\n";

    @Test
    void readsAnInvitation() {
        var calendar = read("METHOD:REQUEST\n" + EVENT);

        assertThat(calendar.kind()).isEqualTo("invitation");
        assertThat(calendar.zone()).isEqualTo("Europe/Stockholm");
        assertThat(calendar.events())
                .containsExactly(new EventView(
                        "Leverans av säng, del 2",
                        false,
                        Instant.parse("2026-12-01T09:00:00Z"),
                        Instant.parse("2026-12-01T10:00:00Z"),
                        null,
                        null,
                        "Storgatan 1 Lund",
                        new Address("Karin Åberg", "karin@kund.example"),
                        List.of(new AnswerView("Support", "support@nordvind.example", "needs-action")),
                        null,
                        false,
                        null));
    }

    @ParameterizedTest
    @CsvSource({
        "METHOD:REQUEST,SEQUENCE:0,invitation",
        "METHOD:REQUEST,SEQUENCE:2,change",
        "METHOD:REQUEST,STATUS:CANCELLED,cancellation",
        "METHOD:CANCEL,SEQUENCE:1,cancellation",
        "METHOD:REPLY,SEQUENCE:0,answer",
        "METHOD:COUNTER,SEQUENCE:0,proposal",
        "METHOD:PUBLISH,SEQUENCE:0,event",
        "X-NO:METHOD,SEQUENCE:0,event"
    })
    void saysWhatIsAskedOfTheReader(String method, String more, String kind) {
        assertThat(read(method + "\n" + EVENT.replace("SUMMARY", more + "\nSUMMARY"))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void readsWhatSomebodyAnswers() {
        var answers = only("METHOD:REPLY\n" + EVENT.replace("NEEDS-ACTION", "DECLINED"))
                .answers();

        assertThat(answers).extracting(AnswerView::answer).containsExactly("declined");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Stockholm",
                "\"Europe/Stockholm\"",
                "W. Europe Standard Time",
                "/freeassociation.sourceforge.net/Tzfile/Europe/Stockholm",
                "\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\"",
                "CET"
            })
    void knowsZonesByTheNamesThatProgramsGiveThem(String zone) {
        assertThat(only(event("DTSTART;TZID=" + zone + ":20260701T120000")).start())
                .isEqualTo("2026-07-01T10:00:00Z");
    }

    @Test
    void followsAZoneThatTheFileDescribesItself() {
        var zone =
                "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\n"
                        + "TZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\n"
                        + "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n";

        var found = CalendarReader.read(
                        bytes(zone + event("DTSTART;TZID=Customized Time Zone:20260701T120000")),
                        ZoneId.of("Asia/Tokyo"))
                .orElseThrow();

        assertThat(found.events().getFirst().start()).isEqualTo("2026-07-01T10:00:00Z");
    }

    @Test
    void takesTimesWithoutAKnownZoneInTheMailboxs() {
        assertThat(only(event("DTSTART:20260701T120000")).start()).isEqualTo("2026-07-01T10:00:00Z");
        assertThat(only(event("DTSTART;TZID=Nowhere:20260701T120000")).start()).isEqualTo("2026-07-01T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "DTSTART;VALUE=DATE:20261224|DTEND;VALUE=DATE:20261227,2026-12-24,2026-12-26",
        "DTSTART;VALUE=DATE:20261224|X-A:1,2026-12-24,2026-12-24",
        "DTSTART;VALUE=DATE:20261224|DTEND;VALUE=DATE:20261224,2026-12-24,2026-12-24",
        "DTSTART:20261224T000000|DTEND:20261226T000000|X-MICROSOFT-CDO-ALLDAYEVENT:TRUE,2026-12-24,2026-12-25"
    })
    void countsWholeDays(String lines, LocalDate first, LocalDate last) {
        var event = only(event(lines.replace("|", "\n")));

        assertThat(event.allDay()).isTrue();
        assertThat(event.firstDay()).isEqualTo(first);
        assertThat(event.lastDay()).isEqualTo(last);
        assertThat(event.start()).isNull();
    }

    @Test
    void endsAfterItsDurationAndNeverBeforeItsBegin() {
        assertThat(only(event("DTSTART:20260701T120000Z\nDURATION:PT1H30M")).end())
                .isEqualTo("2026-07-01T13:30:00Z");
        assertThat(only(event("DTSTART:20260701T120000Z\nDTEND:20260701T110000Z"))
                        .end())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY;BYDAY=MO,WE;INTERVAL=2;COUNT=10|weekly|2|monday,wednesday||10",
                "FREQ=DAILY|daily|1|||",
                "FREQ=MONTHLY;BYDAY=-1FR|monthly|1|friday|-1|",
                "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=6|yearly|1|||",
                "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1|other|1|||",
                "FREQ=SECONDLY|other|1|||"
            })
    void saysHowOftenItComesBack(
            String rule,
            String frequency,
            int interval,
            @Nullable String weekdays,
            @Nullable Integer ordinal,
            @Nullable Integer count) {
        var days = weekdays == null ? List.<String>of() : List.of(weekdays.split(","));

        assertThat(only(event("DTSTART:20260701T120000Z\nRRULE:" + rule)).recurrence())
                .isEqualTo(new RecurrenceView(frequency, interval, days, ordinal, count, null));
    }

    @Test
    void readsFoldedLinesOldCharsetsAndFilesWithoutAnId() {
        var file =
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Möte om \r\n leverans\r\nDTSTART:2026\r\n\t0701T120000Z\r\nEND:VEVENT\r\nEND:VCALENDAR";

        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"), StandardCharsets.UTF_16)) {
            var event = CalendarReader.read(file.getBytes(charset), STOCKHOLM)
                    .orElseThrow()
                    .events()
                    .getFirst();
            assertThat(event.title()).isEqualTo("Möte om leverans");
            assertThat(event.start()).isEqualTo("2026-07-01T12:00:00Z");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hej",
                "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Utan tid\nEND:VEVENT\nEND:VCALENDAR\n",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:i morgon\nEND:VEVENT\nEND:VCALENDAR\n",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20269999\nEND:VEVENT\nEND:VCALENDAR\n"
            })
    void leavesAFileThatSaysNoTime(String file) {
        assertThat(CalendarReader.read(file.getBytes(StandardCharsets.UTF_8), STOCKHOLM))
                .isEmpty();
    }

    @Test
    void isNotMadeToCountSeconds() {
        var zone = "BEGIN:VTIMEZONE\nTZID:Evil\n"
                + "BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=SECONDLY\nEND:STANDARD\n"
                        .repeat(5)
                + "END:VTIMEZONE\n";
        var hostile = List.of(
                zone + event("DTSTART;TZID=Evil:99991231T120000"),
                zone.replace("SECONDLY", "YEARLY;BYSECOND=1,2,3;BYMINUTE=1,2,3;BYYEARDAY=1,2,3,4,5")
                        + event("DTSTART;TZID=Evil:99991231T120000"),
                zone.replace("SECONDLY", "YEARLY;BYMONTH=1") + event("DTSTART;TZID=Evil:99991231T120000"),
                event("DTSTART:20260701T120000Z\nSUMMARY:" + "a\\,".repeat(100_000)),
                "BEGIN:VEVENT\n".repeat(20_000) + event("DTSTART:20260701T120000Z"));
        for (var file : hostile) {
            assertThat(ProcessorTime.of(() -> CalendarReader.read(bytes(file), STOCKHOLM)))
                    .isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void readsOrLeavesWhateverWasDamaged() {
        var random = new Random(20261124);
        var whole = bytes("METHOD:REQUEST\n" + EVENT
                + event("DTSTART;TZID=W. Europe Standard Time:20260701T120000\nRRULE:FREQ=WEEKLY"));
        int read = 0;
        for (int attempt = 0; attempt < 1_000; attempt++) {
            var damaged = whole.clone();
            for (int flips = 1 + random.nextInt(5); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            read += CalendarReader.read(damaged, STOCKHOLM).isPresent() ? 1 : 0;
        }
        assertThat(read).isGreaterThan(700);
    }

    private static EventView only(String lines) {
        return read(lines).events().getFirst();
    }

    private static CalendarView read(String lines) {
        return CalendarReader.read(bytes(lines), STOCKHOLM).orElseThrow();
    }

    private static String event(String lines) {
        return "BEGIN:VEVENT\n" + lines + "\nEND:VEVENT\n";
    }

    private static byte[] bytes(String lines) {
        return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Kund//\n" + lines + "END:VCALENDAR\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
