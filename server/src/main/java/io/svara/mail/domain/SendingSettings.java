package io.svara.mail.domain;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param spf the mechanism that names those who send for this installation, such as {@code include:spf.example.com} */
@ConfigurationProperties("svara.sending")
record SendingSettings(String spf) {}
