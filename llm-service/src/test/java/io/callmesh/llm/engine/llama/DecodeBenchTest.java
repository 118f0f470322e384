package io.callmesh.llm.engine.llama;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./mesh bench decode` and `./mesh model add` run in this service's program, with models of chance.
class DecodeBenchTest {

    @TempDir
    Path folder;

    @Test
    void theContextIsAsAskedAtTheSecondTurnAndEveryFigureIsThere() throws Exception {
        // When
        var found = DecodeBench.measured("generated:tiny", 600, 3, 1);
        // Then
        assertThat(found.path("context_tokens").asInt()).isBetween(500, 600);
        assertThat(found.path("new_tokens_per_turn").asDouble()).isBetween(50.0, 200.0);
        assertThat(found.at("/first_token_ms/turn_3").asDouble()).isPositive();
        assertThat(found.at("/first_clause_ms/turn_2").asDouble()).isGreaterThanOrEqualTo(found.at("/first_token_ms/turn_2").asDouble());
        assertThat(found.path("tokens_per_s").asDouble()).isPositive();
        assertThat(found.path("prefill_tokens_per_s").asDouble()).isPositive();
        assertThat(found.path("last_to_second_turn").asDouble()).isPositive();
    }

    @Test
    void whatCannotBeMeasuredIsToldAsAProblem() throws Exception {
        var page = Files.writeString(folder.resolve("page.gguf"), "<html>Not found</html>");
        assertThat(DecodeBench.measured(page.toString(), 600, 2, 1).path("problem").asText()).contains("magic: expected GGUF");
    }

    @Test
    void aModelThatAnswersPassesWithWhatItIs() throws Exception {
        var tried = TryModel.tried(ChanceModel.write(folder.resolve("tiny.gguf"), "llama", Shape.TINY));
        assertThat(tried.path("architecture").asText()).isEqualTo("llama");
        assertThat(tried.path("license").asText()).isEqualTo("CC0-1.0");
        assertThat(tried.path("first_token_ms").asDouble()).isPositive();
    }

    @Test
    void aModelThatDoesNotIsToldInOneLine() throws Exception {
        assertThat(problem(Files.writeString(folder.resolve("page.gguf"), "<html>Not found</html>"))).contains("page.gguf magic: expected GGUF").doesNotContain("\n");
        assertThat(problem(ChanceModel.write(folder.resolve("new.gguf"), "qwen3", Shape.TINY))).contains("general.architecture: expected one", "found qwen3").doesNotContain("\n");
        assertThat(problem(ChanceModel.write(folder.resolve("other.gguf"), "gemma2", Shape.TINY))).contains("could not load it").doesNotContain("\n");
        assertThat(problem(folder.resolve("none.gguf"))).contains("no such file");
    }

    private static String problem(Path file) throws InterruptedException {
        return TryModel.tried(file).path("problem").asText();
    }

    @Test
    void packedWeightsLoadToo() throws IOException, InterruptedException {
        var packed = new Shape(128, 2, 256, 4, 2, 500, 1024, true);
        assertThat(TryModel.tried(ChanceModel.write(folder.resolve("packed.gguf"), "llama", packed)).has("problem")).isFalse();
    }
}
