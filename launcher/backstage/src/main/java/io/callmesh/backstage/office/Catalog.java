package io.callmesh.backstage.office;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What the store sells, and what it is good for.
enum Catalog {
    TWO_PERSON_TENT("two-person tent", "189.00", "camping", "hiking"),
    SLEEPING_BAG("down sleeping bag", "129.50", "camping", "winter"),
    HIKING_BOOTS("pair of hiking boots", "149.00", "hiking", "winter"),
    RAIN_JACKET("rain jacket", "99.00", "hiking", "travel"),
    TRAVEL_BACKPACK("travel backpack", "119.00", "travel", "hiking"),
    PACKING_CUBES("set of packing cubes", "29.90", "travel", "gift"),
    CAST_IRON_PAN("cast iron pan", "45.00", "kitchen", "gift"),
    BREAD_KNIFE("bread knife", "38.00", "kitchen"),
    TEA_KETTLE("tea kettle", "42.00", "kitchen", "home"),
    WOOL_BLANKET("wool blanket", "79.00", "home", "winter", "gift"),
    DESK_LAMP("desk lamp", "59.00", "office", "home"),
    STANDING_MAT("standing mat", "49.00", "office"),
    KITCHEN_RADIO("kitchen radio", "69.00", "music", "kitchen"),
    OUTDOOR_SPEAKER("outdoor speaker", "85.00", "music", "camping"),
    GARDEN_SHEARS("pair of garden shears", "32.00", "garden"),
    WATERING_CAN("watering can", "27.50", "garden", "home"),
    BIRD_FEEDER("bird feeder", "22.00", "garden", "children", "gift"),
    BALANCE_BIKE("balance bike", "95.00", "children"),
    STORY_LAMP("story lamp", "36.00", "children", "gift");

    private static final int RECOMMENDED = 3;

    private final String label;
    private final BigDecimal price;
    private final List<String> uses;

    Catalog(String label, String price, String... uses) {
        this.label = label;
        this.price = new BigDecimal(price);
        this.uses = List.of(uses);
    }

    String label() {
        return label;
    }

    BigDecimal price() {
        return price;
    }

    /// At most three labels for a use (`kitchen`, `travel`, `camping` …); none when nothing fits.
    static List<String> recommended(String use) {
        var wanted = use.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(item -> item.uses.contains(wanted)).limit(RECOMMENDED).map(Catalog::label).toList();
    }
}
