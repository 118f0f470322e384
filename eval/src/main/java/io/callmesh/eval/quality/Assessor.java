package io.callmesh.eval.quality;

import io.callmesh.eval.quality.Mark.Verdict;
import io.callmesh.eval.quality.Rule.Who;
import io.callmesh.eval.quality.Rule.Words;
import io.callmesh.eval.transcript.Conversation;
import io.callmesh.eval.transcript.Conversation.Remark;
import io.callmesh.eval.transcript.Conversation.Speaker;
import java.util.ArrayList;
import java.util.List;

/// Holds rules against conversations. The same words always get the same marks.
public record Assessor(Rules rules) {

    public Assessment assess(Conversation conversation) {
        var marks = rules.all().stream().map(rule -> new Marking(rule, conversation).mark()).toList();
        return new Assessment(conversation, marks);
    }

    private record Marking(Rule rule, Conversation conversation) {

        private Mark mark() {
            if (rule.expect().none(language()) && rule.forbid().none(language())) return mark(Verdict.IDLE, "has no words in " + language(), List.of());
            var looked = rule.where().of(conversation.remarks().stream().filter(this::theirs).toList());
            var forbidden = holding(rule.forbid(), looked);
            if (!forbidden.isEmpty()) return mark(Verdict.BROKEN, "was said", forbidden);
            if (rule.expect().none(language())) return mark(Verdict.MET, "was not said", List.of());
            if (!rule.when().none()) return reply();
            return rule.before().none() ? anywhere(looked) : before(looked);
        }

        private Mark anywhere(List<Remark> looked) {
            var found = holding(rule.expect(), looked);
            return found.isEmpty() ? mark(Verdict.BROKEN, "was not said here", rule.where() == Rule.Where.ANYWHERE ? List.of() : looked) : mark(Verdict.MET, "was said", found.subList(0, 1));
        }

        private Mark before(List<Remark> looked) {
            var after = holding(rule.before(), looked);
            if (after.isEmpty()) return mark(Verdict.IDLE, "there was no occasion for it", List.of());
            var first = after.getFirst();
            var found = holding(rule.expect(), conversation.remarks().subList(0, conversation.remarks().indexOf(first)).stream().filter(this::theirs).toList());
            return found.isEmpty() ? mark(Verdict.BROKEN, "was not said before this", List.of(first)) : mark(Verdict.MET, "was said before this", List.of(found.getFirst(), first));
        }

        private Mark reply() {
            var occasions = holding(rule.when(), conversation.remarks().stream().filter(remark -> !theirs(remark) || rule.says() == Who.ANYONE).toList());
            if (occasions.isEmpty()) return mark(Verdict.IDLE, "there was no occasion for it", List.of());
            var passages = new ArrayList<Remark>();
            for (var occasion : occasions) {
                var replies = conversation.remarks().subList(conversation.remarks().indexOf(occasion) + 1, conversation.remarks().size()).stream().filter(this::theirs).limit(rule.within()).toList();
                var found = holding(rule.expect(), replies);
                if (found.isEmpty()) return mark(Verdict.BROKEN, "was not said in reply to this", with(occasion, replies));
                passages.addAll(with(occasion, found.subList(0, 1)));
            }
            return mark(Verdict.MET, "was said in reply to this", passages);
        }

        private static List<Remark> with(Remark first, List<Remark> others) {
            var all = new ArrayList<Remark>();
            all.add(first);
            all.addAll(others);
            return all;
        }

        private boolean theirs(Remark remark) {
            return switch (rule.says()) {
                case AGENT -> remark.speaker() == Speaker.AGENT;
                case CALLER -> remark.speaker() == Speaker.CALLER;
                case ANYONE -> true;
            };
        }

        private List<Remark> holding(Words words, List<Remark> remarks) {
            return remarks.stream().filter(remark -> words.in(remark.text(), language())).toList();
        }

        /// `zh-CN` is `zh`.
        private String language() {
            return conversation.language().split("[-_]")[0];
        }

        private Mark mark(Verdict verdict, String why, List<Remark> passages) {
            return new Mark(rule, verdict, why, passages);
        }
    }
}
