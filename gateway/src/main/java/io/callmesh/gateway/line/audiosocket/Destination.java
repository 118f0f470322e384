package io.callmesh.gateway.line.audiosocket;

import java.util.Optional;
import java.util.regex.Pattern;

/// Whom a call is for.
///
/// @param language empty: the assistant's first
/// @param tenant   empty: nobody's
public record Destination(String assistant, String language, String tenant) {

    private static final Pattern FORM = Pattern.compile("([\\w-]+)(?:/([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*))?(?:@([\\w.-]+))?");

    /// @param text `ASSISTANT[/LANGUAGE][@TENANT]`
    /// @throws IllegalArgumentException when it is none
    public static Destination of(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) throw new IllegalArgumentException("must be ASSISTANT[/LANGUAGE][@TENANT], found '" + text + "'");
        return new Destination(form.group(1), Optional.ofNullable(form.group(2)).orElse(""), Optional.ofNullable(form.group(3)).orElse(""));
    }
}
