/**
 * What a machine's mail reports of a mail that was sent before: RFC 3464 delivery status, RFC 5965 feedback, RFC 8098
 * receipts, and the many reports of mail systems that write sentences only. Pure: values in,
 * {@link io.svara.mail.parse.report.DeliveryReport} out. It knows no mail system by name, but what they share: who
 * sends reports, where the returned mail begins, how SMTP answers look, and the words for what went wrong.
 *
 * <p>Whatever the mail says, it only tells: nothing here is proof. What a report may move is decided where tickets are.
 */
@NullMarked
package io.svara.mail.parse.report;

import org.jspecify.annotations.NullMarked;
