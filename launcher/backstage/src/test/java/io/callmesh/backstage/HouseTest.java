package io.callmesh.backstage;

import io.callmesh.runtime.house.HouseRules;
import java.util.Map;
import java.util.Set;

class HouseTest extends HouseRules {

    @Override
    protected String base() {
        return "io.callmesh.backstage";
    }

    @Override
    protected Map<String, Set<String>> arrows() {
        return Map.of(
                "backstage", Set.of("backstage.kafka", "backstage.redis", "backstage.office"),
                "backstage.kafka", Set.of("backstage.port"),
                "backstage.redis", Set.of("backstage.port"));
    }
}
