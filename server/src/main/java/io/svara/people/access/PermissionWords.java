package io.svara.people.access;

import io.svara.kernel.access.Permission;
import io.svara.kernel.problem.Checks;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Permissions as requests and answers name them. */
final class PermissionWords {

    private PermissionWords() {}

    /** In the order in which they are shown. */
    static List<String> of(Collection<Permission> permissions) {
        return Permission.grantable().stream()
                .filter(permissions::contains)
                .map(Permission::word)
                .toList();
    }

    static Set<Permission> read(@Nullable List<String> words, Checks checks) {
        checks.that(words != null, "permissions", "required", "Name the permissions; none of them is an empty list.");
        var permissions = EnumSet.noneOf(Permission.class);
        var index = 0;
        for (var word : words == null ? List.<String>of() : words) {
            var permission = find(word);
            checks.that(
                    permission.isPresent(),
                    "permissions[" + index++ + "]",
                    "unknown-permission",
                    "Choose among the permissions (GET /api/admin/permissions).");
            permission.ifPresent(permissions::add);
        }
        return permissions;
    }

    /** As a row names it. One that this version does not know was granted by a newer one: it opens nothing here. */
    static Set<Permission> ofNames(Collection<String> names) {
        var permissions = EnumSet.noneOf(Permission.class);
        Permission.grantable().stream()
                .filter(permission -> names.contains(permission.name()))
                .forEach(permissions::add);
        return permissions;
    }

    private static Optional<Permission> find(@Nullable String word) {
        return Permission.grantable().stream()
                .filter(permission -> permission.word().equals(word))
                .findAny();
    }
}
