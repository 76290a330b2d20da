package io.svara.organization.schedules;

import static svara.db.jooq.Tables.SCHEDULE;

import io.svara.kernel.Json;
import io.svara.kernel.access.Scope;
import io.svara.organization.schedules.holidays.PublicHolidays;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The schedules of the organisation in scope. */
@Component
public class Schedules {

    private static final TypeReference<List<ExceptionDays>> EXCEPTIONS = new TypeReference<>() {};

    private final DSLContext sql;
    private final Json json;
    private final PublicHolidays holidays;
    private final Clock clock;

    Schedules(DSLContext sql, Json json, PublicHolidays holidays, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** By name. */
    public List<Schedule> all() {
        return sql.selectFrom(SCHEDULE)
                .where(SCHEDULE.ORGANIZATION_ID.eq(Scope.organization().value()))
                .orderBy(DSL.lower(SCHEDULE.NAME), SCHEDULE.ID)
                .fetch(this::schedule);
    }

    public Optional<Schedule> find(ScheduleId id) {
        return sql.selectFrom(SCHEDULE).where(is(id)).fetchOptional(this::schedule);
    }

    /** For calculations. Empty when there is no such schedule. */
    public Optional<OpeningHours> hours(ScheduleId id) {
        return find(id).map(schedule -> hours(schedule.rules()));
    }

    public OpeningHours hours(ScheduleRules rules) {
        return rules.hours(holidays.of(rules.holidayCalendars()));
    }

    /** Until the transaction ends nobody changes it, removes it, or binds anything to it. */
    public Optional<Schedule> lock(ScheduleId id) {
        return sql.selectFrom(SCHEDULE).where(is(id)).forUpdate().fetchOptional(this::schedule);
    }

    /** Empty when another has this name. */
    public Optional<Schedule> add(String name, ScheduleRules rules) {
        return sql.insertInto(SCHEDULE)
                .set(SCHEDULE.ORGANIZATION_ID, Scope.organization().value())
                .set(SCHEDULE.NAME, name)
                .set(SCHEDULE.ZONE, rules.zone().getId())
                .set(SCHEDULE.WEEK, json.write(rules.week()))
                .set(SCHEDULE.EXCEPTIONS, json.write(rules.exceptions()))
                .set(SCHEDULE.HOLIDAY_CALENDARS, rules.holidayCalendars().toArray(String[]::new))
                .set(SCHEDULE.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .returning()
                .fetchOptional(this::schedule);
    }

    /** Whether another than this one has the name, however its letters are written. */
    public boolean isTaken(String name, ScheduleId by) {
        return sql.fetchExists(DSL.selectOne()
                .from(SCHEDULE)
                .where(SCHEDULE.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(DSL.lower(SCHEDULE.NAME).eq(DSL.lower(DSL.val(name))))
                .and(SCHEDULE.ID.ne(by.value())));
    }

    public Schedule change(ScheduleId id, String name, ScheduleRules rules) {
        return sql.update(SCHEDULE)
                .set(SCHEDULE.NAME, name)
                .set(SCHEDULE.ZONE, rules.zone().getId())
                .set(SCHEDULE.WEEK, json.write(rules.week()))
                .set(SCHEDULE.EXCEPTIONS, json.write(rules.exceptions()))
                .set(SCHEDULE.HOLIDAY_CALENDARS, rules.holidayCalendars().toArray(String[]::new))
                .set(SCHEDULE.VERSION, SCHEDULE.VERSION.plus(1))
                .where(SCHEDULE.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(SCHEDULE.ID.eq(id.value()))
                .returning()
                .fetchSingle(this::schedule);
    }

    public void remove(ScheduleId id) {
        sql.deleteFrom(SCHEDULE)
                .where(SCHEDULE.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(SCHEDULE.ID.eq(id.value()))
                .execute();
    }

    private static Condition is(ScheduleId id) {
        return SCHEDULE.ORGANIZATION_ID.eq(Scope.organization().value()).and(SCHEDULE.ID.eq(id.value()));
    }

    private Schedule schedule(Record row) {
        return new Schedule(
                new ScheduleId(row.get(SCHEDULE.ID)),
                row.get(SCHEDULE.NAME),
                new ScheduleRules(
                        ZoneId.of(row.get(SCHEDULE.ZONE)),
                        json.read(row.get(SCHEDULE.WEEK), WeekHours.class),
                        json.read(row.get(SCHEDULE.EXCEPTIONS), EXCEPTIONS),
                        List.of(row.get(SCHEDULE.HOLIDAY_CALENDARS))),
                row.get(SCHEDULE.VERSION));
    }
}
