// SPDX-License-Identifier: GPL-3.0-or-later
package io.callmesh.espeak;

import io.callmesh.runtime.house.HouseRules;
import java.util.Map;
import java.util.Set;

class EspeakHouseTest extends HouseRules {

    @Override
    protected String base() {
        return "io.callmesh.espeak";
    }

    @Override
    protected Map<String, Set<String>> arrows() {
        return Map.of("espeak", Set.of("espeak.wire"));
    }
}
