package io.callmesh.gateway.assistant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One step of a flow. Steps nest: a branch is a list of steps, and [#branches] numbers them.
public sealed interface Step {

    record Say(String key) implements Step {}

    /// @param among the tool that ranks what was heard; empty: none
    record Ask(String slot, ReadBack readBack, String among) implements Step {}

    /// After `no` the flow ends; after `yes` it goes on.
    record Confirm(String key, List<Step> yes, List<Step> no) implements Step {

        @Override
        public List<List<Step>> branches() {
            return List.of(yes, no);
        }
    }

    /// What the caller answered when they were asked whether what they say may be kept.
    record Consent(boolean given) implements Step {}

    /// @param with templates of the arguments
    /// @param into the name that its result is kept under
    /// @param on   steps by outcome, after which the flow ends
    record Call(String tool, Map<String, String> with, String into, List<Case> on) implements Step {

        @Override
        public List<List<Step>> branches() {
            return on.stream().map(Case::steps).toList();
        }
    }

    record When(String value, List<Case> is, List<Step> otherwise) implements Step {

        @Override
        public List<List<Step>> branches() {
            var all = new ArrayList<>(is.stream().map(Case::steps).toList());
            all.add(otherwise);
            return all;
        }
    }

    /// @param about   key of the text that is asked when the caller used no words; empty: none
    /// @param unknown taken when the knowledge holds no answer
    record Answer(String about, List<Step> unknown) implements Step {

        @Override
        public List<List<Step>> branches() {
            return List.of(unknown);
        }
    }

    record Forget(List<String> slots) implements Step {}

    /// @param time how long these are remembered, if the caller agreed in the step before
    /// @param as   the name that they are kept under together, for [Fill]; empty: they fill their slots when the next call begins
    record Remember(List<String> slots, Duration time, String as) implements Step {}

    /// Forgets all that is remembered of the caller from call to call.
    ///
    /// @param on `failed`: steps taken when the store does not answer, after which the flow ends
    record ForgetCaller(List<Case> on) implements Step {

        @Override
        public List<List<Step>> branches() {
            return on.stream().map(Case::steps).toList();
        }
    }

    /// Puts values into slots, those that fit.
    ///
    /// @param with templates by slot
    record Fill(Map<String, String> with) implements Step {}

    /// Goes on with another flow from its beginning.
    record Start(String flow) implements Step {}

    /// @param counted   what is counted over the whole call; empty: only since the flow began
    /// @param otherwise taken instead the third time; none: the flow `agent`
    record Again(String counted, List<Step> otherwise) implements Step {

        @Override
        public List<List<Step>> branches() {
            return List.of(otherwise);
        }
    }

    record Repeat() implements Step {}

    /// Goes on with an answer that was cut short.
    record GoOn() implements Step {}

    /// @param keys template of `0-9*#A-D`, and `,` for half a second
    record SendKeys(String keys) implements Step {}

    record HandOff(String queue) implements Step {}

    record TakeMessage(String slot) implements Step {}

    record End() implements Step {}

    /// What is done in one case, by a value or an outcome.
    record Case(String value, List<Step> steps) {}

    enum ReadBack {
        ALWAYS,
        DOUBTFUL,
        NEVER
    }

    default List<List<Step>> branches() {
        return List.of();
    }
}
