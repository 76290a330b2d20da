package io.svara.tickets.letter;

import static svara.db.jooq.Tables.AGENT_SIGNATURE;
import static svara.db.jooq.Tables.LETTER_PICTURE;
import static svara.db.jooq.Tables.MAILBOX_LETTER;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import io.svara.storage.BlobReferences;
import io.svara.storage.Sha256;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The SQL of pictures, and which blobs they are. */
@Component
class PictureRows implements BlobReferences {

    private final DSLContext sql;

    PictureRows(DSLContext sql) {
        this.sql = sql;
    }

    PictureId add(String name, String contentType, long size, Sha256 sha256, AgentId by, Instant at) {
        return new PictureId(sql.insertInto(LETTER_PICTURE)
                .set(LETTER_PICTURE.ORGANIZATION_ID, organization())
                .set(LETTER_PICTURE.NAME, name)
                .set(LETTER_PICTURE.CONTENT_TYPE, contentType)
                .set(LETTER_PICTURE.SIZE, size)
                .set(LETTER_PICTURE.SHA256, sha256.bytes())
                .set(LETTER_PICTURE.UPLOADED_BY, by.value())
                .set(LETTER_PICTURE.CREATED_AT, at)
                .returningResult(LETTER_PICTURE.ID)
                .fetchSingle()
                .value1());
    }

    Optional<Picture> find(PictureId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    Map<PictureId, Picture> find(Collection<PictureId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return sql
                .selectFrom(LETTER_PICTURE)
                .where(LETTER_PICTURE.ORGANIZATION_ID.eq(organization()))
                .and(LETTER_PICTURE.ID.in(values(ids)))
                .fetch(PictureRows::picture)
                .stream()
                .collect(Collectors.toMap(Picture::id, Function.identity()));
    }

    /** They are in a text that is kept, or were until now. */
    void used(Collection<PictureId> ids, Instant at) {
        if (ids.isEmpty()) {
            return;
        }
        sql.update(LETTER_PICTURE)
                .set(LETTER_PICTURE.USED_AT, at)
                .where(LETTER_PICTURE.ORGANIZATION_ID.eq(organization()))
                .and(LETTER_PICTURE.ID.in(values(ids)))
                .execute();
    }

    /**
     * Removes what no text shows: uploaded before the one instant and never kept, or last seen in a kept text before the
     * other. Their blobs then have no name and are swept.
     */
    int removeUnused(Instant uploadedBefore, Instant usedBefore) {
        var name = DSL.concat(DSL.inline("%picture-"), LETTER_PICTURE.ID, DSL.inline("-%"));
        return sql.deleteFrom(LETTER_PICTURE)
                .where(LETTER_PICTURE.ORGANIZATION_ID.eq(organization()))
                .and(LETTER_PICTURE.CREATED_AT.lt(uploadedBefore))
                .and(LETTER_PICTURE.USED_AT.isNull().or(LETTER_PICTURE.USED_AT.lt(usedBefore)))
                .andNotExists(DSL.selectOne()
                        .from(MAILBOX_LETTER)
                        .where(MAILBOX_LETTER.ORGANIZATION_ID.eq(organization()))
                        .and(MAILBOX_LETTER
                                .LOGO_PICTURE_ID
                                .eq(LETTER_PICTURE.ID)
                                .or(texts().like(name))))
                .andNotExists(DSL.selectOne()
                        .from(AGENT_SIGNATURE)
                        .where(AGENT_SIGNATURE.ORGANIZATION_ID.eq(organization()))
                        .and(AGENT_SIGNATURE.SIGNATURE.like(name)))
                .execute();
    }

    private static Field<String> texts() {
        return DSL.concat(
                MAILBOX_LETTER.SIGNATURE,
                MAILBOX_LETTER.CONSENT,
                MAILBOX_LETTER.RESPONSE,
                MAILBOX_LETTER.OUTSIDE_RESPONSE);
    }

    @Override
    public Set<Sha256> named(OrganizationId organization, Collection<Sha256> candidates) {
        return sql.select(LETTER_PICTURE.SHA256)
                .from(LETTER_PICTURE)
                .where(LETTER_PICTURE.ORGANIZATION_ID.eq(organization.value()))
                .and(LETTER_PICTURE.SHA256.in(
                        candidates.stream().map(Sha256::bytes).toList()))
                .fetchSet(row -> Sha256.ofDigest(row.value1()));
    }

    private static Picture picture(Record row) {
        return new Picture(
                new PictureId(row.get(LETTER_PICTURE.ID)),
                row.get(LETTER_PICTURE.NAME),
                row.get(LETTER_PICTURE.CONTENT_TYPE),
                row.get(LETTER_PICTURE.SIZE),
                Sha256.ofDigest(row.get(LETTER_PICTURE.SHA256)));
    }

    private static List<Long> values(Collection<PictureId> ids) {
        return ids.stream().map(PictureId::value).toList();
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
