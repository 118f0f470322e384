package io.callmesh.backstage.office;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What the store sells, and what it is good for.
enum Catalog {
    TWO_PERSON_TENT("two-person tent", "189.00", "camping", "hiking"),
    DOWN_SLEEPING_BAG("down sleeping bag", "129.50", "camping", "winter"),
    GAS_STOVE("gas stove", "54.90", "camping", "cooking"),
    HIKING_BOOTS("hiking boots", "149.00", "hiking", "winter"),
    TREKKING_POLES("trekking poles", "64.00", "hiking"),
    RAIN_JACKET("rain jacket", "99.00", "hiking", "travel"),
    HEAD_LAMP("head lamp", "34.50", "camping", "hiking", "gift"),
    TRAVEL_BACKPACK("travel backpack", "119.00", "travel", "hiking"),
    PACKING_CUBES("set of packing cubes", "29.90", "travel", "gift"),
    CAST_IRON_PAN("cast iron pan", "45.00", "kitchen", "cooking", "gift"),
    BREAD_KNIFE("bread knife", "38.00", "kitchen", "cooking"),
    TEA_KETTLE("tea kettle", "42.00", "kitchen", "gift"),
    WOOL_BLANKET("wool blanket", "79.00", "home", "winter", "gift"),
    DESK_LAMP("desk lamp", "59.00", "home"),
    STORAGE_BASKET("storage basket", "24.90", "home"),
    GARDEN_SHEARS("garden shears", "32.00", "garden"),
    WATERING_CAN("watering can", "27.50", "garden", "home"),
    BIRD_FEEDER("bird feeder", "22.00", "garden", "gift");

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

    /// At most three labels for a use (camping, hiking, travel, cooking, kitchen, home, garden, winter, gift); none when nothing fits.
    static List<String> recommended(String use) {
        var wanted = use.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(item -> item.uses.contains(wanted)).limit(RECOMMENDED).map(Catalog::label).toList();
    }
}
