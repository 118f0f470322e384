package io.callmesh.eval.quality;

import java.util.List;

/// Rules that cannot be used; each line names the file, the place in it, and what was expected.
public final class BadRules extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadRules(List<String> problems) {
        super(String.join("\n", problems));
    }
}
