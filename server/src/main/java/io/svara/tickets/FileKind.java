package io.svara.tickets;

import java.util.Locale;
import java.util.Set;

/** What a file is, by what its sender calls it: enough to choose how it is shown, never to trust it. */
public final class FileKind {

    private static final Set<String> SIGNATURES =
            Set.of("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature");
    private static final Set<String> MAILS = Set.of("message/rfc822", "message/global");
    private static final Set<String> CALENDARS = Set.of("text/calendar", "application/ics", "text/x-vcalendar");

    /** Programs, scripts, shortcuts, images of disks that hold them, and documents with macros. */
    private static final Set<String> RUN = Set.of(
            "exe",
            "com",
            "scr",
            "pif",
            "bat",
            "cmd",
            "cpl",
            "msi",
            "msp",
            "mst",
            "msc",
            "dll",
            "sys",
            "drv",
            "ocx",
            "gadget",
            "hta",
            "js",
            "jse",
            "mjs",
            "vb",
            "vbs",
            "vbe",
            "vbscript",
            "ws",
            "wsc",
            "wsf",
            "wsh",
            "ps1",
            "ps1xml",
            "ps2",
            "psc1",
            "psm1",
            "psd1",
            "sct",
            "shb",
            "shs",
            "lnk",
            "url",
            "reg",
            "inf",
            "scf",
            "chm",
            "hlp",
            "jar",
            "jnlp",
            "class",
            "apk",
            "app",
            "appx",
            "msix",
            "dmg",
            "pkg",
            "deb",
            "rpm",
            "run",
            "sh",
            "bash",
            "command",
            "action",
            "workflow",
            "desktop",
            "iso",
            "img",
            "vhd",
            "vhdx",
            "xll",
            "docm",
            "dotm",
            "xlsm",
            "xltm",
            "xlam",
            "pptm",
            "potm",
            "ppam",
            "ppsm",
            "sldm",
            "one",
            "settingcontent-ms",
            "library-ms",
            "search-ms",
            "application",
            "appref-ms",
            "diagcab",
            "theme",
            "scpt",
            "osx",
            "py");

    private FileKind() {}

    public static boolean isSignature(String contentType) {
        return SIGNATURES.contains(contentType);
    }

    public static boolean isMail(String name, String contentType) {
        return MAILS.contains(contentType) || extension(name).equals("eml");
    }

    public static boolean isCalendar(String name, String contentType) {
        return CALENDARS.contains(contentType) || extension(name).equals("ics");
    }

    public static boolean isEncrypted(String name, String contentType) {
        return contentType.endsWith("pkcs7-mime")
                || name.equals("encrypted.asc")
                || extension(name).equals("pgp");
    }

    /** Whether a computer runs it when it is opened. Only the last extension counts there, so it does here. */
    public static boolean isRisky(String name) {
        return RUN.contains(extension(name));
    }

    private static String extension(String name) {
        var trimmed = name.stripTrailing();
        int dot = trimmed.lastIndexOf('.');
        return dot < 0 ? "" : trimmed.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
