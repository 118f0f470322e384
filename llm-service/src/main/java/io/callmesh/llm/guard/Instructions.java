package io.callmesh.llm.guard;

import io.callmesh.llm.language.Sentences;
import java.util.regex.Pattern;

/// Finds what tells a reader what to do in texts that are only to be read: instructions that want to be obeyed by a model, in English
/// and Chinese.
public final class Instructions {

    private static final Pattern INSTRUCTION = Pattern.compile("(?i)\\b(?:ignore|disregard|forget|override|bypass)\\b[^.!?]{0,40}\\b(?:instructions?|prompts?|rules?|guidelines|directions|context|polic(?:y|ies)|everything (?:above|before))\\b"
            + "|\\b(?:you are|act as|pretend to be|behave as|roleplay as) (?:now |no longer |an? )+(?:[a-z-]+ )?(?:assistant|ai|model|bot|admin\\w*|developer|dan|system)\\b"
            + "|\\b(?:reveal|print|repeat|show|output|tell me|give me)\\b[^.!?]{0,20}\\b(?:system|hidden|initial|secret|internal) (?:prompt|instructions?|message|rules?)\\b"
            + "|\\b(?:developer|jailbreak|dan|god|debug|admin) mode\\b|^\\s*(?:system|assistant|developer)\\s*:|<\\|[^|]{1,20}\\|>|\\[/?INST]"
            + "|(?:忽略|无视|忘记|忘掉|绕过|不要管|不用管)[^。！？]{0,12}(?:指令|指示|提示词?|规则|设定|要求|命令|限制)|(?:你|您)?(?:现在|从现在起|从现在开始)[^。！？]{0,4}(?:是|扮演|变成)[^。！？]{0,10}(?:助手|模型|机器人|管理员|开发者|系统)"
            + "|(?:显示|告诉我|输出|泄露|重复|说出)[^。！？]{0,8}(?:系统|隐藏|内部|初始)(?:提示词?|指令|设定|规则)|(?:开发者|管理员|越狱|调试|上帝)模式");

    private Instructions() {}

    public static boolean in(String text) {
        return INSTRUCTION.matcher(text).find();
    }

    /// The sentences of a text that only tell something.
    public static String without(String text) {
        if (!in(text)) return text;
        var kept = new StringBuilder();
        for (var sentence : Sentences.of(text)) if (!in(sentence)) kept.append(sentence);
        return kept.toString().strip();
    }
}
