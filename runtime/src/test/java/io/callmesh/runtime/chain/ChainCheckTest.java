package io.callmesh.runtime.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ChainCheckTest {

    private final List<String> chain = chain(6);

    @Test
    void aWholeChainIsWhole() {
        assertThat(check(chain)).isEqualTo(new ChainCheck(6, 0, 0, List.of()));
        assertThat(check(List.of()).whole()).isTrue();
    }

    @Property(tries = 50)
    void orderAndDuplicatesDoNotMatter(@ForAll long seed) {
        // Given
        var found = new ArrayList<>(chain);
        found.addAll(chain.subList(1, 4));
        Collections.shuffle(found, new Random(seed));

        // Then
        assertThat(check(found)).isEqualTo(new ChainCheck(6, 3, 0, List.of()));
    }

    @Test
    void whatIsMissingIsAGap() {
        chain.remove(4);
        chain.removeFirst();
        chain.removeFirst();

        assertThat(check(chain).breaks()).extracting(Break::told).containsExactly("gap at 1 to 2", "gap at 5");
    }

    @Test
    void whatWasChangedIsAltered() {
        chain.set(2, chain.get(2).replace("\"turn\":3", "\"turn\":4"));

        assertThat(check(chain).breaks()).containsExactly(new Break.Altered(3));
    }

    @Test
    void anEntryThatWasReplacedWithItsHashDoesNotFitTheNext() {
        chain.set(2, entry(3, chain(2).getLast(), 0, 99));
        var replaced = Link.of(chain.get(2)).orElseThrow();

        assertThat(replaced.intact()).isTrue();
        assertThat(check(chain).breaks()).containsExactly(new Break.Unlinked(4));
    }

    @Test
    void whatAGatewayWroteThatHadLostTheCallIsSuperseded() {
        // Given: the third from a stale owner, and a chain that goes on with fence 1
        var taken = chain(2);
        taken.add(entry(3, taken.getLast(), 0, 3));
        taken.add(entry(3, taken.get(1), 1, 30));
        taken.add(entry(4, taken.getLast(), 1, 4));
        taken.add(entry(5, taken.get(2), 0, 5));

        assertThat(check(taken)).isEqualTo(new ChainCheck(4, 0, 2, List.of()));
    }

    @Test
    void twoOfOneNumberFromOneOwnerAreAFork() {
        chain.add(2, entry(3, chain.get(1), 0, 99));

        assertThat(check(chain).breaks()).contains(new Break.Forked(3));
    }

    @Test
    void theNoticeOfAnErasureStandsOutsideTheChain() {
        chain.add("{\"callId\":\"call\",\"callErased\":{\"reason\":\"call\"}}");

        assertThat(check(chain)).isEqualTo(new ChainCheck(6, 0, 0, List.of()));
    }

    @Test
    void whatIsNoEntryIsNoLink() {
        assertThat(Link.of("[]")).isEmpty();
        assertThat(Link.of("{\"sequence\":\"soon\"}")).isEmpty();
    }

    private static ChainCheck check(List<String> found) {
        return ChainCheck.of(found.stream().map(json -> Link.of(json).orElseThrow()).toList());
    }

    private static List<String> chain(int entries) {
        var chain = new ArrayList<String>();
        for (int i = 1; i <= entries; i++) chain.add(entry(i, chain.isEmpty() ? "" : chain.getLast(), 0, i));
        return chain;
    }

    private static String entry(long sequence, String before, long fence, int turn) {
        String previous = before.isEmpty() ? "0".repeat(64) : Link.of(before).orElseThrow().hash();
        String open = "{\"callId\":\"call\",\"sequence\":\"" + sequence + "\",\"turn\":" + turn + ",\"fence\":\"" + fence + "\",\"previousHash\":\"" + previous + "\"";
        return open + ",\"hash\":\"" + EntryHash.of(open + "}") + "\"}";
    }
}
