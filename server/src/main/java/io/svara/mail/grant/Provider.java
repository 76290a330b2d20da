package io.svara.mail.grant;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who keeps the account. */
public enum Provider {
    /** Gives a refresh token only when it is asked for it so, and only with the first consent unless that is asked for anew. */
    GOOGLE(Map.of("access_type", "offline", "prompt", "consent"), "openid email"),
    /** Asks which account, as browsers know several. */
    MICROSOFT(Map.of("prompt", "select_account"), "openid email profile offline_access");

    private final Map<String, String> more;
    private final String usualScopes;

    Provider(Map<String, String> more, String usualScopes) {
        this.more = more;
        this.usualScopes = usualScopes;
    }

    /** What its address is asked with beside that which all are asked with. */
    Map<String, String> more() {
        return more;
    }

    /** To learn whose account it is, and to use it while its owner is away. */
    String usualScopes() {
        return usualScopes;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Provider> of(String word) {
        for (var provider : values()) {
            if (provider.word().equals(word)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }
}
