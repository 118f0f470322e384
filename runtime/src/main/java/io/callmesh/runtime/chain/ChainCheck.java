package io.callmesh.runtime.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Whether the entries somebody found of a call are all of them, unchanged and in one line. They may come in any order and more
/// than once. Two entries of one number are told apart by their fences: the call was taken over, and the gateway that had lost it
/// wrote without knowing; the higher fence holds.
///
/// Entries missing at the end cannot be seen: a call that is over has a CallEnded.
///
/// @param entries    different ones in the chain
/// @param duplicates found again
/// @param superseded written by a gateway that had lost the call
/// @param breaks     in the order of the entries; none when the chain is whole
public record ChainCheck(int entries, int duplicates, int superseded, List<Break> breaks) {

    private static final String FIRST = "0".repeat(64);

    public ChainCheck {
        breaks = List.copyOf(breaks);
    }

    public boolean whole() {
        return breaks.isEmpty();
    }

    /// @param links in the order in which they were found; those of sequence 0 do not count
    public static ChainCheck of(List<Link> links) {
        var chain = new TreeMap<Long, Link>();
        var breaks = new TreeMap<Long, Break>();
        int duplicates = 0, superseded = 0;
        for (var link : links) {
            if (link.sequence() == 0) continue;
            var known = chain.get(link.sequence());
            if (known == null || known.fence() < link.fence()) chain.put(link.sequence(), link);
            if (known == null) continue;
            if (known.equals(link)) duplicates++;
            else if (known.fence() != link.fence()) superseded++;
            else breaks.put(link.sequence(), new Break.Forked(link.sequence()));
        }
        int late = dropLate(chain);
        return new ChainCheck(chain.size(), duplicates, superseded + late, breaks(chain, breaks));
    }

    /// What follows, in number, an entry of a later owner and is of an earlier one.
    private static int dropLate(TreeMap<Long, Link> chain) {
        int before = chain.size();
        long fence = 0;
        for (var links = chain.values().iterator(); links.hasNext();) {
            var link = links.next();
            if (link.fence() < fence) links.remove();
            fence = Math.max(fence, link.fence());
        }
        return before - chain.size();
    }

    private static List<Break> breaks(Map<Long, Link> chain, Map<Long, Break> forks) {
        var breaks = new ArrayList<Break>();
        long expected = 1;
        String previous = FIRST;
        for (var link : chain.values()) {
            long sequence = link.sequence();
            if (sequence > expected) breaks.add(new Break.Gap(expected, sequence - 1));
            else if (!link.previous().equals(previous)) breaks.add(new Break.Unlinked(sequence));
            if (forks.containsKey(sequence)) breaks.add(forks.get(sequence));
            if (!link.intact()) breaks.add(new Break.Altered(sequence));
            previous = link.hash();
            expected = sequence + 1;
        }
        return breaks;
    }
}
