package io.callmesh.runtime.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lines of callers with invented values and lines with numbers that are nobody's secret, to measure by.
final class Lines {

    private static final Map<Kind, List<String>> ENGLISH = Map.of(
            Kind.CARD, List.of("my card number is %s", "you can charge %s, it expires in june", "%s", "yes the card ending, sorry the whole card, %s please"),
            Kind.PHONE, List.of("call me back at %s", "my phone number is %s please", "you can reach me on %s after six"),
            Kind.NAME, List.of("my name is %s", "hi, my name is %s and i have a question", "the last name is %s"),
            Kind.EMAIL, List.of("write to %s", "it is %s", "my email address is %s thank you"),
            Kind.ADDRESS, List.of("i live at %s", "please send it to %s", "%s"),
            Kind.IDENTITY, List.of("my social security number is %s", "it's %s"),
            Kind.ACCOUNT, List.of("the account is %s", "take it from %s please"));
    private static final Map<Kind, List<String>> CHINESE = Map.of(
            Kind.CARD, List.of("我的卡号是%s", "银行卡%s，麻烦了", "%s"),
            Kind.PHONE, List.of("手机号%s", "打我电话%s就行", "%s"),
            Kind.IDENTITY, List.of("身份证号是%s", "%s"),
            Kind.NAME, List.of("我叫%s", "你好，我叫%s，想查订单", "我的名字是%s"),
            Kind.ADDRESS, List.of("寄到%s", "我住在%s"));
    private static final List<String> HARMLESS = List.of("order %d is late", "where is order number %d", "that was %d dollars and 50 cents", "a table for %d at seven thirty", "i paid $%d.99 on 2026-11-24", "my booking reference is %d",
            "tracking number 98%d77%d", "订单号是%d", "一共%d块钱", "下午3点%d分到", "快递单号SF%d%d", "we are %d people, arriving at 18:35", "it took %d minutes on the 4th of may", "第%d题", "flight BA%d to gate 12", "press one for orders, two for refunds", "nineteen eighty four was %d years ago");

    private Lines() {}

    /// @param value what must be found
    record Line(String said, Kind kind, String value) {}

    static List<Line> sensitive(int count, long seed) {
        var invented = new Invented(seed);
        var lines = new ArrayList<Line>();
        while (lines.size() < count) {
            var english = invented.pick(List.copyOf(ENGLISH.keySet()));
            lines.add(english(invented, english, invented.pick(ENGLISH.getOrDefault(english, List.of()))));
            var chinese = invented.pick(List.copyOf(CHINESE.keySet()));
            lines.add(chinese(invented, chinese, invented.pick(CHINESE.getOrDefault(chinese, List.of()))));
        }
        return lines;
    }

    private static Line english(Invented invented, Kind kind, String frame) {
        String value = switch (kind) {
            case CARD -> invented.card();
            case PHONE -> invented.american();
            case NAME -> invented.name();
            case EMAIL -> invented.mail();
            case ADDRESS -> invented.address();
            case IDENTITY -> invented.social();
            case ACCOUNT, SECRET, REFERENCE -> invented.account();
        };
        boolean digits = kind == Kind.CARD || kind == Kind.PHONE && invented.below(2) == 0;
        String said = digits ? invented.english(value.replace("-", "")) : kind == Kind.EMAIL && invented.below(2) == 0 ? value.replace(".", " dot ").replace("@", " at ") : value;
        return new Line(frame.formatted(said), kind, value);
    }

    private static Line chinese(Invented invented, Kind kind, String frame) {
        String value = switch (kind) {
            case CARD, ACCOUNT, SECRET, REFERENCE, EMAIL -> invented.card();
            case PHONE -> invented.mobile();
            case IDENTITY -> invented.resident();
            case NAME -> invented.chineseName();
            case ADDRESS -> invented.chineseAddress();
        };
        boolean digits = kind == Kind.CARD || kind == Kind.PHONE || kind == Kind.IDENTITY;
        return new Line(frame.formatted(digits ? invented.chinese(value) : value), kind, value);
    }

    static List<String> harmless(int count, long seed) {
        var invented = new Invented(seed);
        var lines = new ArrayList<String>();
        while (lines.size() < count) {
            String frame = invented.pick(HARMLESS);
            lines.add(frame.formatted(1 + invented.below(99_999), 1 + invented.below(9_999)));
        }
        return lines;
    }
}
