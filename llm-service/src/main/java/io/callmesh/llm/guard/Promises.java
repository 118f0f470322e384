package io.callmesh.llm.guard;

import java.util.regex.Pattern;

/// Finds sentences that promise something in the name of who speaks, in English and Chinese.
public final class Promises {

    private static final Pattern PROMISE = Pattern.compile("(?i)\\b(?:i|we)(?: (?:can|do|will|hereby|personally|fully|always|absolutely))* (?:promise|guarantee|assure|swear|pledge)\\b"
            + "|\\b(?:is|are|it's|that's) (?:fully |100 ?% |absolutely )?guaranteed\\b|\\b(?:my|our) (?:word|promise|guarantee)\\b"
            + "|\\b(?:i will|i'll|i am going to|i'm going to) (?:personally |gladly |happily )?(?:refund|compensate|reimburse|waive|credit|pay|send you)\\b"
            + "|\\bwe(?: will|'ll) (?:fully |gladly |happily )?(?:refund|compensate|reimburse|waive|credit)\\b"
            + "|(?:我|我们|本人|本店|公司)[^，。！？]{0,4}(?:保证|承诺|担保|发誓|打包票)|一定(?:会|能)?(?:给您|给你|为您|帮您)?(?:全额)?(?:退款|赔偿|赔付|免除|补偿)|(?:我|我们)(?:会|将|来|就|这就)(?:给您|给你|为您|帮您)?(?:全额)?(?:退款|赔偿|赔付|免除|补偿|退钱)");

    private Promises() {}

    public static boolean in(String sentence) {
        return PROMISE.matcher(sentence.replace('’', '\'')).find();
    }
}
