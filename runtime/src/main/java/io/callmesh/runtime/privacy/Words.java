package io.callmesh.runtime.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds what is sensitive in words: addresses of mail, written or spoken, postal addresses, and names where somebody tells one.
final class Words {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern MAIL = Pattern.compile("[\\w.%+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final String DOMAIN = "(?:com|org|net|edu|gov|info|io|cn|uk|de|fr|es|eu|us|ca|au|in|jp|test|example|invalid)\\b";
    private static final String DOT = "(?:\\s*(?:\\.|dot\\b|点)\\s*)", JOINT = "(?:\\s*(?:\\.|dot\\b|点|underscore\\b|下划线|dash\\b|hyphen\\b|minus\\b|_|-)\\s*)";
    private static final Pattern SPOKEN_MAIL = Pattern.compile("(?<![a-z0-9])(?:[a-z0-9](?:\\s+[a-z0-9]){1,30}|[a-z0-9]+)(?:" + JOINT + "[a-z0-9]+){0,4}\\s*(?:@|\\bat\\b|艾特|圈[aA])\\s*[a-z0-9]+(?:" + JOINT
            + "[a-z0-9]+){0,3}" + DOT + DOMAIN, FLAGS);
    private static final String NUMBER = "(?:\\d{1,5}[a-z]?|(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|oh)[\\s-]+){1,4})";
    private static final String NO_STREET = "(?:minutes?|hours?|days?|weeks?|months?|miles?|kilometers?|dollars?|percent|of|to|the|in|on|at|a|an|for|and|is|people|stars?|nights?|am|pm|p\\.m|a\\.m)\\b";
    private static final String STREET = "(?:street|st|avenue|ave|road|rd|lane|ln|boulevard|blvd|terrace|crescent|square|drive|court|way|close|place)";
    private static final Pattern ADDRESS = Pattern.compile("\\b" + NUMBER + "\\s*(?!" + NO_STREET + ")(?:(?!" + NO_STREET + ")[\\p{L}']+\\.?\\s+){1,3}" + STREET
            + "\\b\\.?(?:,?\\s*(?:flat|apartment|apt|unit|suite|#)\\.?\\s*[\\w-]+)?(?:,\\s*[A-Z][\\p{L}']+(?:\\s[A-Z][\\p{L}']+)?)?(?:,?\\s*[A-Z]{2}\\b)?(?:,?\\s*\\d{5}(?:-\\d{4})?\\b)?", FLAGS);
    private static final String HAN_NUMBER = "[0-9０-９零〇一二三四五六七八九十百幺两]{1,6}";
    private static final Pattern HAN_ADDRESS = Pattern.compile("(?:[\\p{IsHan}]{2,6}(?:省|自治区))?(?:[\\p{IsHan}]{2,5}市)?(?:[\\p{IsHan}]{1,6}[区县])?[\\p{IsHan}]{1,7}(?:路|街|大道|巷|胡同|弄|里)\\s*"
            + HAN_NUMBER + "\\s*[号弄](?:院)?(?:\\s*[0-9A-Za-z零〇一二三四五六七八九十百]{1,5}\\s*(?:栋|幢|座|单元|号楼|楼|层|室|号|户)){0,4}");
    private static final Pattern LEAD = Pattern.compile("^(?:我的?家?的?|地?址|住址|的|就|住在|住|送到|寄到|寄往|发到|改成|改到|是|在|到|家)+");
    private static final Pattern NAME = Pattern.compile("\\b(?:(?:my|the|her|his|first|last|full|sur|family)\\s*(?:first |last |full |family )?name(?:'s| is)|i am called|they call me|name is|name:)\\s+(?:uh,?\\s+|um,?\\s+)?"
            + "([\\p{L}][\\p{L}'’-]*(?:\\s+[\\p{L}][\\p{L}'’-]*){0,2})", FLAGS);
    private static final Pattern HAN_NAME = Pattern.compile("(?:我叫|我的名字叫|我的名字是|名字是|姓名是|姓名|名叫)[:：]?\\s*([\\p{IsHan}]{2,4}?)(?=[，。,.！!？?；;、\\s]|$|我|的|想|要|手机|电话|身份|卡)");
    private static final Set<String> NO_NAME = Set.of("and", "my", "i", "the", "on", "is", "it", "with", "but", "so", "card", "phone", "number", "email", "order", "please", "not", "in", "for", "at", "a", "an",
            "spelled", "that", "what", "can", "could", "you", "calling", "from", "or", "to", "of", "last", "first", "name", "has", "there", "here", "this", "zip", "mail", "account", "policy", "ssn", "registered", "as");

    private Words() {}

    static List<Found> in(String text) {
        var found = new ArrayList<Found>();
        all(MAIL, text, Kind.EMAIL, found);
        mail(text, found);
        all(ADDRESS, text, Kind.ADDRESS, found);
        hanAddresses(text, found);
        for (var name = HAN_NAME.matcher(text); name.find();) found.add(new Found(Kind.NAME, name.start(1), name.end(1), name.group(1)));
        for (var name = NAME.matcher(text); name.find();) name(name.group(1), name.start(1), found);
        return found;
    }

    private static void all(Pattern pattern, String text, Kind kind, List<Found> found) {
        for (var hit = pattern.matcher(text); hit.find();) found.add(new Found(kind, hit.start(), hit.end(), hit.group().toLowerCase(Locale.ROOT).strip()));
    }

    private static void mail(String text, List<Found> found) {
        for (var hit = SPOKEN_MAIL.matcher(text); hit.find();) {
            String value = hit.group().toLowerCase(Locale.ROOT).replaceAll("\\s*(?:\\bdot\\b|点)\\s*", ".").replaceAll("\\s*(?:\\bat\\b|艾特|圈a)\\s*", "@").replaceAll("\\s*(?:\\bunderscore\\b|下划线)\\s*", "_")
                    .replaceAll("\\s*(?:\\bdash\\b|\\bhyphen\\b|\\bminus\\b)\\s*", "-").replaceAll("\\s+", "");
            found.add(new Found(Kind.EMAIL, hit.start(), hit.end(), value));
        }
    }

    private static void hanAddresses(String text, List<Found> found) {
        for (var hit = HAN_ADDRESS.matcher(text); hit.find();) {
            var lead = LEAD.matcher(hit.group());
            int from = hit.start() + (lead.find() ? lead.end() : 0);
            if (from < hit.end()) found.add(new Found(Kind.ADDRESS, from, hit.end(), text.substring(from, hit.end())));
        }
    }

    /// As many words as can be of a name.
    private static void name(String words, int from, List<Found> found) {
        int end = 0;
        for (var word = Pattern.compile("[\\p{L}'’-]+").matcher(words); word.find() && !NO_NAME.contains(word.group().toLowerCase(Locale.ROOT));) end = word.end();
        if (end > 1) found.add(new Found(Kind.NAME, from, from + end, words.substring(0, end)));
    }
}
