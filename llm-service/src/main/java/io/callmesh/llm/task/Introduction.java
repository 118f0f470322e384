package io.callmesh.llm.task;

import java.util.regex.Pattern;

/// Sentences in which somebody greets and says who they are, and nothing else: no summary needs them.
final class Introduction {

    private static final Pattern ONLY = Pattern.compile("(?i)(?:(?:hi|hello|hey|good (?:morning|afternoon|evening|day))(?: there)?[,.!]?\\s*)?(?:this is|my name is|i am called|it's|i'm|i am)\\s+(?-i:\\p{Lu}[\\p{L}'’-]+)(?: (?-i:\\p{Lu}[\\p{L}'’-]+)){0,2}(?: (?:here|speaking|calling))?[.!,]?"
            + "|(?:您好|你好|喂)?[，,！!]?\\s*(?:我叫|我是|这里是|我的名字是)\\p{IsHan}{2,4}[。！，]?");

    private Introduction() {}

    static boolean only(String sentence) {
        return ONLY.matcher(sentence.strip()).matches();
    }
}
