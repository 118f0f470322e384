package io.callmesh.llm.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.proto.llm.v1.DraftRequest;
import io.callmesh.proto.llm.v1.Entity;
import io.callmesh.proto.llm.v1.ExtractEntitiesRequest;
import io.callmesh.proto.llm.v1.JudgeSentimentRequest;
import io.callmesh.proto.llm.v1.Message;
import io.callmesh.proto.llm.v1.PolishRequest;
import io.callmesh.proto.llm.v1.Sentiment;
import io.callmesh.proto.llm.v1.SummarizeRequest;
import io.callmesh.proto.llm.v1.TaskServiceGrpc;
import io.callmesh.proto.llm.v1.TaskServiceGrpc.TaskServiceBlockingStub;
import io.callmesh.proto.llm.v1.TranslateTextRequest;
import io.callmesh.proto.llm.v1.WriteMinutesRequest;
import io.grpc.ManagedChannel;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every task over real gRPC, by rule, in both languages; and with an engine that writes.
@QuarkusTest
class TaskServiceTest {

    private ManagedChannel channel;
    private TaskServiceBlockingStub tasks;

    @BeforeEach
    void open() {
        channel = Served.channel();
        tasks = TaskServiceGrpc.newBlockingStub(channel);
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
    }

    private static Message said(Message.Role role, String text) {
        return Message.newBuilder().setRole(role).setText(text).build();
    }

    private static Message caller(String text) {
        return said(Message.Role.ROLE_CALLER, text);
    }

    private static Message agent(String text) {
        return said(Message.Role.ROLE_ASSISTANT, text);
    }

    @Test
    void aSummaryIsTheSentencesThatSayMost() {
        // Given
        var text = "Our parcel service changed its parcel prices. A parcel to Spain now costs 12 dollars. The weather was fine that day. Parcel prices inside the country stay as they were. Somebody laughed.";
        // When
        var summary = tasks.summarize(SummarizeRequest.newBuilder().setText(text).setLanguage("en").setSentences(2).build());
        // Then
        assertThat(summary.getEngine()).isEqualTo("rules");
        assertThat(summary.getSummary()).contains("parcel prices").doesNotContain("laughed", "weather");
        var chinese = tasks.summarize(SummarizeRequest.newBuilder().setText("快递价格有变化。寄到北京的快递价格是十二元。那天天气很好。同城快递价格不变。有人笑了。").setLanguage("zh").setSentences(2).build());
        assertThat(chinese.getSummary()).contains("快递价格").doesNotContain("天气", "笑");
    }

    @Test
    void minutesTellPointsDecisionsAndActionsApart() {
        // When
        var minutes = tasks.writeMinutes(WriteMinutesRequest.newBuilder().setLanguage("en").addAllHistory(List.of(caller("Hi. My blender arrived broken on Monday."),
                agent("I am sorry. The guarantee covers it. I'll send you a label today."), caller("Let's do the refund instead."), agent("Agreed, 40 dollars go back to your card."))).build());
        // Then
        assertThat(minutes.getEngine()).isEqualTo("rules");
        assertThat(minutes.getTopic()).isEqualTo("My blender arrived broken on Monday.");
        assertThat(minutes.getActionsList()).containsExactly("Agent: I'll send you a label today.");
        assertThat(minutes.getDecisionsList()).containsExactly("Caller: Let's do the refund instead.", "Agent: Agreed, 40 dollars go back to your card.");
        assertThat(minutes.getPointsList()).contains("Agent: The guarantee covers it.").noneMatch(point -> point.contains("Agreed"));
    }

    @Test
    void minutesInChinese() {
        var minutes = tasks.writeMinutes(WriteMinutesRequest.newBuilder().setLanguage("zh").addAllHistory(List.of(caller("你好。我周一收到的搅拌机是坏的。"), agent("很抱歉。我会今天给您寄退货单。"), caller("那就决定退款。"))).build());
        assertThat(minutes.getTopic()).isEqualTo("我周一收到的搅拌机是坏的。");
        assertThat(minutes.getActionsList()).containsExactly("客服：我会今天给您寄退货单。");
        assertThat(minutes.getDecisionsList()).containsExactly("来电者：那就决定退款。");
    }

    @Test
    void spokenWordsAreWrittenDown() {
        assertThat(polish("en", "um i i want to uh know where my order four two seven one is")).isEqualTo("I want to know where my order 4271 is.");
        assertThat(polish("en", "can you can you tell me, er, when the forty two parcels come")).isEqualTo("Can you tell me, when the 42 parcels come?");
        assertThat(polish("en", "it was very very late and i'm not happy")).isEqualTo("It was very very late and I'm not happy.");
        assertThat(polish("zh", "嗯我我想查一下订单四二七一")).isEqualTo("我想查一下订单4271。");
        assertThat(polish("zh", "呃三百二十块什么时候到账")).isEqualTo("320块什么时候到账？");
    }

    private String polish(String language, String text) {
        return tasks.polish(PolishRequest.newBuilder().setText(text).setLanguage(language).build()).getText();
    }

    @Test
    void entitiesStandWhereTheyAre() {
        // Given
        var text = "😀 My name is Anna Smith, order number 4271, $128.50 on 24 November 2026 at 3:30 pm. Mail anna@example.com or call +1 415-555-2671, 20% off.";
        // When
        var found = tasks.extractEntities(ExtractEntitiesRequest.newBuilder().setText(text).setLanguage("en").build()).getEntitiesList();
        // Then
        assertThat(found).extracting(Entity::getKind).containsExactly(Entity.Kind.KIND_PERSON, Entity.Kind.KIND_REFERENCE, Entity.Kind.KIND_MONEY, Entity.Kind.KIND_DATE, Entity.Kind.KIND_TIME,
                Entity.Kind.KIND_EMAIL, Entity.Kind.KIND_PHONE, Entity.Kind.KIND_PERCENT);
        assertThat(found).extracting(Entity::getValue).containsExactly("Anna Smith", "4271", "USD 128.50", "24 November 2026", "3:30 pm", "anna@example.com", "+14155552671", "20%");
        for (var entity : found) assertThat(text.substring(text.offsetByCodePoints(0, entity.getFrom()), text.offsetByCodePoints(0, entity.getTo()))).isEqualTo(entity.getText());
    }

    @Test
    void entitiesInChinese() {
        var found = tasks.extractEntities(ExtractEntitiesRequest.newBuilder().setText("我叫王小明，订单号4271，128.50元，11月24日下午三点半，电话13800138000").setLanguage("zh").build()).getEntitiesList();
        assertThat(found).extracting(Entity::getText).containsExactly("王小明", "4271", "128.50元", "11月24日", "下午三点半", "13800138000");
        assertThat(found.get(2).getValue()).isEqualTo("CNY 128.50");
    }

    @Test
    void moodsAreJudged() {
        assertThat(mood("en", "this is terrible, I am very disappointed")).isEqualTo(Sentiment.SENTIMENT_NEGATIVE);
        assertThat(mood("en", "my order is 4271")).isEqualTo(Sentiment.SENTIMENT_NEUTRAL);
        assertThat(mood("zh", "太好了，非常感谢")).isEqualTo(Sentiment.SENTIMENT_POSITIVE);
    }

    private Sentiment mood(String language, String text) {
        return tasks.judgeSentiment(JudgeSentimentRequest.newBuilder().setText(text).setLanguage(language).build()).getSentiment();
    }

    @Test
    void aDraftMakesEveryPointAndNoOther() {
        // When
        var draft = tasks.draft(DraftRequest.newBuilder().addPoints("your refund of $40 is on its way").addPoints("it takes five working days").setRecipient("Ms Smith").setSender("Juniper Street").setLanguage("en").build());
        // Then
        assertThat(draft.getText()).startsWith("Dear Ms Smith,").contains("Your refund of $40 is on its way.", "It takes five working days.").endsWith("Kind regards,\nJuniper Street");
        assertThat(tasks.draft(DraftRequest.newBuilder().addPoints("退款40元已发出").setLanguage("zh").build()).getText()).startsWith("您好：").contains("退款40元已发出。");
    }

    @Test
    void whatNobodyCanTranslateComesBackAsItWas() {
        var answer = tasks.translateText(TranslateTextRequest.newBuilder().setText("hello").setSource("en").setTarget("zh").build());
        assertThat(answer.getTranslated()).isFalse();
        assertThat(answer.getText()).isEqualTo("hello");
    }

    @Test
    void anEngineThatWritesSignsItsWorkAndOneThatFitsNoFormIsNotBelieved() {
        assertThat(tasks.polish(PolishRequest.newBuilder().setText("um hello").setLanguage("en").setEngine("scripted").build()).getText()).isEqualTo("This is the scripted text.");
        assertThat(tasks.polish(PolishRequest.newBuilder().setText("um hello").setLanguage("en").setEngine("scripted").build()).getEngine()).isEqualTo("scripted");
        assertThat(tasks.extractEntities(ExtractEntitiesRequest.newBuilder().setText("order 4271").setLanguage("en").setEngine("scripted").build()).getEngine()).isEqualTo("rules");
        assertThat(tasks.draft(DraftRequest.newBuilder().addPoints("we owe you 40 dollars").setLanguage("en").setEngine("scripted").build()).getEngine()).isEqualTo("rules");
        assertThat(tasks.translateText(TranslateTextRequest.newBuilder().setText("hello").setSource("en").setTarget("zh").setEngine("scripted").build()).getTranslated()).isTrue();
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThatThrownBy(() -> polish("fr", "bonjour")).hasMessageContaining("INVALID_ARGUMENT").hasMessageContaining("language");
        assertThatThrownBy(() -> polish("en", " ")).hasMessageContaining("text");
        assertThatThrownBy(() -> tasks.summarize(SummarizeRequest.newBuilder().setText("a").setLanguage("en").setSentences(99).build())).hasMessageContaining("sentences");
        assertThatThrownBy(() -> tasks.writeMinutes(WriteMinutesRequest.newBuilder().setLanguage("en").build())).hasMessageContaining("history");
        assertThatThrownBy(() -> tasks.translateText(TranslateTextRequest.newBuilder().setText("a").build())).hasMessageContaining("target");
    }
}
