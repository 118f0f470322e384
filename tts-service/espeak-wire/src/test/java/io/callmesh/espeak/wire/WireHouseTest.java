package io.callmesh.espeak.wire;

import io.callmesh.runtime.house.HouseRules;
import java.util.Map;
import java.util.Set;

class WireHouseTest extends HouseRules {

    @Override
    protected String base() {
        return "io.callmesh.espeak.wire";
    }

    @Override
    protected Map<String, Set<String>> arrows() {
        return Map.of();
    }
}
