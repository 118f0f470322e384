package io.callmesh.gateway.tool;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What tools need to be let in and nobody may read. Packs name it, `${secret:NAME}`; the operator has it. Looked up for
/// each request, so that it can be changed while calls are held. Never logged, never in a fault.
@FunctionalInterface
public interface Secrets {

    Pattern PLACE = Pattern.compile("\\$\\{secret:([A-Z][A-Z0-9_]*)}");

    /// @throws io.callmesh.runtime.MeshException with `BadInput` that names it, when there is no such secret
    String secret(String name);

    /// A text with secrets where they stand.
    default String fill(String text) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(secret(place.group(1))));
    }
}
