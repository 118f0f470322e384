package io.callmesh.llm.task;

import io.callmesh.llm.task.Entity.Kind;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Entities by how they are written. What two rules claim belongs to the first of them; names are known by what stands beside
/// them (`Mr`, `my name is`, 先生, 公司, Street), so others are missed.
final class EntitiesByRule {

    /// The part to take is the group `e`, or all.
    private record Rule(Kind kind, Pattern pattern) {

        Rule(Kind kind, String pattern) {
            this(kind, Pattern.compile(pattern));
        }
    }

    private static final String NAME = "\\p{Lu}[\\p{L}'’-]+", AMOUNT = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?", MONTH = "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?",
            SURNAME = "[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]",
            HAN_NUMBER = "[零〇一二两三四五六七八九十百千万\\d]+";

    /// In the order in which they claim.
    private static final List<Rule> RULES = List.of(
            new Rule(Kind.LINK, "(?i)\\b(?:https?://|www\\.)[^\\s，。；、）)]+[^\\s，。；、）).,?!]"),
            new Rule(Kind.EMAIL, "(?i)\\b[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+\\b"),
            new Rule(Kind.DATE, "\\b\\d{4}-\\d{1,2}-\\d{1,2}\\b|(?:\\d{4}年)?" + HAN_NUMBER + "月" + HAN_NUMBER + "[日号]|\\d{4}年(?:" + HAN_NUMBER + "月)?|\\b\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}\\b"),
            new Rule(Kind.DATE, "(?i)\\b(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? " + MONTH + "|" + MONTH + " \\d{1,2}(?:st|nd|rd|th)?)(?:,? \\d{4})?\\b"),
            new Rule(Kind.DATE, "(?i)\\b(?:today|tomorrow|yesterday|(?:(?:next|last|this|on) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:next|last) (?:week|month|year))\\b|今天|明天|后天|昨天|前天|[上下这本]?(?:周|星期|礼拜)[一二三四五六日天]|[上下]个?[周月]"),
            new Rule(Kind.TIME, "(?i)\\b\\d{1,2}(?::\\d{2})?\\s?(?:[ap]m\\b|[ap]\\.m\\.|o'clock\\b)|\\b\\d{1,2}:\\d{2}\\b|(?:凌晨|早上|上午|中午|下午|傍晚|晚上)?" + HAN_NUMBER + "点(?:半|一刻|" + HAN_NUMBER + "分)?"),
            new Rule(Kind.PERCENT, "\\b" + AMOUNT + "\\s?(?:%|percent\\b|per cent\\b)|百分之" + HAN_NUMBER),
            new Rule(Kind.MONEY, "(?i)[$€£¥￥]\\s?" + AMOUNT + "|\\b" + AMOUNT + "\\s?(?:dollars?|euros?|pounds?|yuan|USD|EUR|GBP|CNY|RMB)\\b|" + HAN_NUMBER + "(?:\\.\\d+)?(?:元|块钱?|美元|欧元|英镑|人民币)"),
            new Rule(Kind.PHONE, "\\+\\d[\\d ()-]{7,16}\\d|\\(\\d{3}\\) ?\\d{3}-\\d{4}|(?<![\\d-])(?:1[3-9]\\d{9}|\\d{3}[- ]\\d{3}[- ]\\d{4}|0\\d{2,3}-\\d{7,8}|400-?\\d{3}-?\\d{4}|0\\d{9,10})(?![\\d-])"),
            new Rule(Kind.REFERENCE, "(?i)(?:\\b(?:order|booking|ticket|case|invoice|reference|account|policy|tracking|confirmation)(?: (?:number|no\\.?|id|code))?(?: is|:)? #?|(?:订单|单|工单|账户?|账号|保单|快递|运单|预约|参考)[号编码]*(?:是|为|：)?\\s?)(?<e>[A-Z]{0,4}-?\\d[\\dA-Z-]{2,})"),
            new Rule(Kind.REFERENCE, "\\b(?=[A-Z\\d-]*\\d)(?=[A-Z\\d-]*[A-Z])[A-Z\\d]+(?:-[A-Z\\d]+)*\\b"),
            new Rule(Kind.PLACE, "\\b\\d+ (?:" + NAME + " )+(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Square|Boulevard)\\b|\\b(?:" + NAME + " )+(?:Street|Road|Avenue|Lane|Square|Boulevard|Airport|Station)\\b|[\\p{IsHan}]{2,6}?[省市区县](?:[\\p{IsHan}]{1,8}?[路街道](?:\\d+号)?)?|(?<=在|到|去|是|住|址)[\\p{IsHan}]{1,6}[路街](?:\\d+号)?"),
            new Rule(Kind.ORGANIZATION, "\\b(?:" + NAME + " )+(?:Inc|Ltd|LLC|Corp|GmbH|Bank|Company|University|Hospital|Airlines|Insurance)\\b\\.?|(?<=^|[，。在是从给的和、与])[\\p{IsHan}]{2,8}?(?:公司|银行|大学|医院|集团)"),
            new Rule(Kind.PERSON, "\\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? " + NAME + "(?: " + NAME + ")?|(?:(?i:my name is|i am called|name's|this is|speak(?:ing)? (?:to|with)|ask for) )(?<e>" + NAME + "(?: " + NAME + "){0,2})"),
            new Rule(Kind.PERSON, SURNAME + "\\p{IsHan}{0,2}(?:先生|女士|小姐|经理|医生|老师)|(?:我叫|名字是|名叫|我的名字叫)(?<e>" + SURNAME + "\\p{IsHan}{1,2})"),
            new Rule(Kind.NUMBER, "(?<![\\p{L}\\d.-])" + AMOUNT + "(?![\\d-])"));

    private EntitiesByRule() {}

    static List<Entity> of(String text) {
        var found = new ArrayList<Entity>();
        for (var rule : RULES) {
            var matcher = rule.pattern().matcher(text);
            while (matcher.find()) keep(entity(rule.kind(), matcher, text), found);
        }
        found.sort(Comparator.comparingInt(Entity::from));
        return List.copyOf(found);
    }

    private static void keep(Entity entity, List<Entity> found) {
        if (found.stream().noneMatch(entity::overlaps)) found.add(entity);
    }

    private static Entity entity(Kind kind, Matcher matcher, String text) {
        boolean part = matcher.namedGroups().containsKey("e") && matcher.group("e") != null;
        return at(kind, text, part ? matcher.start("e") : matcher.start(), part ? matcher.end("e") : matcher.end());
    }

    static Entity at(Kind kind, String text, int from, int to) {
        String stands = text.substring(from, to);
        return new Entity(kind, Spoken.of(stands), Spoken.of(value(kind, stands)), text.codePointCount(0, from), text.codePointCount(0, to));
    }

    private static String value(Kind kind, String text) {
        return switch (kind) {
            case PHONE -> text.replaceAll("[^\\d+]", "");
            case EMAIL, LINK -> text.toLowerCase(Locale.ROOT);
            case MONEY -> (currency(text) + " " + text.replaceAll("[^\\d.零〇一二两三四五六七八九十百千万]", "").replaceAll("\\.$", "")).strip();
            case NUMBER -> text.replace(",", "");
            case PERCENT -> text.replaceAll("[^\\d.零〇一二两三四五六七八九十百千万]", "").replaceFirst("^百", "") + "%";
            case REFERENCE -> text.toUpperCase(Locale.ROOT);
            case DATE, TIME, PERSON, ORGANIZATION, PLACE -> text;
        };
    }

    private static String currency(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.matches(".*(?:\\$|dollar|usd|美元).*")) return "USD";
        if (lower.matches(".*(?:€|euro|eur|欧元).*")) return "EUR";
        return lower.matches(".*(?:£|pound|gbp|英镑).*") ? "GBP" : "CNY";
    }
}
