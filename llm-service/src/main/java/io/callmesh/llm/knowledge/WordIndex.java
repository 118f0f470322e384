package io.callmesh.llm.knowledge;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Words;
import io.callmesh.llm.pack.Pack.Passage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/// Passages by their words, in memory.
///
/// Source: Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009; as Lucene computes it.
final class WordIndex {

    private static final String BODY = "body", PLACE = "place";
    /// What a passage that holds every word of a question reaches of the highest score imaginable.
    private static final double REACHED = 0.55;
    /// Words of questions, as the analyzers leave them.
    private static final Set<String> ASKING = Set.of("what", "when", "where", "how", "who", "which", "why", "whi", "mani", "much", "long", "doe", "get", "know", "tell",
            "什么", "怎么", "怎样", "如何", "多少", "哪里", "哪", "谁", "为什么", "可以", "能", "吗", "呢", "么", "请问", "会", "你们", "我们");

    private final Analyzer analyzer;
    private final IndexSearcher searcher;
    private final int size;

    WordIndex(List<Passage> passages, Language language) {
        analyzer = language == Language.ENGLISH ? new EnglishAnalyzer() : new SmartChineseAnalyzer();
        size = passages.size();
        try {
            searcher = new IndexSearcher(DirectoryReader.open(written(passages)));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private ByteBuffersDirectory written(List<Passage> passages) throws IOException {
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (int i = 0; i < passages.size(); i++) writer.addDocument(document(passages.get(i), i));
        }
        return directory;
    }

    private static Document document(Passage passage, int place) {
        var document = new Document();
        document.add(new TextField(BODY, passage.about() + "\n" + passage.title() + "\n" + Markup.plain(passage.text()), Store.NO));
        document.add(new StoredField(PLACE, place));
        return document;
    }

    /// How much of the question each passage holds: 0 nothing, 1 and more all that tells.
    double[] scores(String question) {
        try {
            return scores(terms(question));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private double[] scores(Set<String> terms) throws IOException {
        var scores = new double[size];
        if (terms.isEmpty() || size == 0) return scores;
        var query = new BooleanQuery.Builder();
        double highest = 0;
        for (var term : terms) {
            query.add(new TermQuery(new Term(BODY, term)), Occur.SHOULD);
            highest += rarity(term);
        }
        for (var hit : searcher.search(query.build(), size).scoreDocs) {
            int place = searcher.storedFields().document(hit.doc).getField(PLACE).numericValue().intValue();
            scores[place] = hit.score / (highest * REACHED);
        }
        return scores;
    }

    private double rarity(String term) throws IOException {
        int with = searcher.getIndexReader().docFreq(new Term(BODY, term));
        return Math.log(1 + (size - with + 0.5) / (with + 0.5));
    }

    private Set<String> terms(String text) throws IOException {
        var terms = new HashSet<String>();
        try (var stream = analyzer.tokenStream(BODY, text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                String word = term.toString();
                if (!Words.FUNCTION.contains(word) && !ASKING.contains(word)) terms.add(word);
            }
            stream.end();
        }
        return terms;
    }
}
