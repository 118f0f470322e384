package io.callmesh.eval.understanding;

import java.nio.charset.Charset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Chinese as a bad recogniser would write it: some characters become others of the same syllable, whatever its tone.
///
/// The 3 755 common characters of GB 2312-80 level 1 stand in the order of their syllables, so the first character of each
/// syllable tells where the next one begins. A character becomes one that the set has where there is one, otherwise any.
public final class Homophones implements UnaryOperator<String> {

    private static final String FIRST_OF_SYLLABLE = """
            啊埃鞍肮凹芭白斑邦苞杯奔崩逼鞭标鳖彬兵玻捕擦猜餐苍操厕层插拆搀昌超车郴撑吃充抽初揣川疮吹春戳疵聪凑粗蹿摧村磋搭呆耽当刀德蹬堤颠碉跌丁丢东兜督端堆墩掇蛾恩而\
            发藩坊菲芬丰佛噶该干冈篙哥给根耕工钩辜刮乖棺光瑰辊锅哈骸酣夯壕呵嘿痕哼轰喉呼花槐欢荒灰荤豁击嘉歼僵蕉揭巾荆炯揪鞠捐撅均喀开刊康考坷肯坑空抠枯夸块宽匡亏坤括\
            垃莱蓝琅捞勒棱厘俩联粮撩列琳玲溜龙楼芦峦抡萝妈埋瞒芒猫么玫门萌眯棉苗蔑民明谬摸谋拇拿氖南囊挠呢馁嫩能妮蔫娘鸟捏您柠牛脓奴暖挪哦欧啪拍攀乓抛呸喷砰坯篇飘撇拼乒\
            坡剖扑期掐牵枪橇切钦青琼秋趋圈缺裙然瓤饶惹壬扔日戎揉茹软蕊闰若撒腮三桑搔瑟森僧莎筛珊墒梢奢砷声师收蔬刷摔栓霜水吮说斯松搜苏酸虽孙蓑塌胎坍汤掏特藤梯天挑贴厅通\
            偷凸湍推吞拖挖歪豌汪威瘟嗡挝巫昔瞎掀相萧楔薪星兄休墟轩靴勋压焉殃邀椰一茵英哟拥幽迂鸳曰耘匝栽咱赃遭责贼怎增扎摘瞻樟招遮珍蒸芝中舟珠抓拽专桩椎谆捉兹鬃邹租钻嘴尊昨""";
    private static final Map<String, List<String>> SYLLABLES = syllables();

    private final Set<String> said = new LinkedHashSet<>();
    private final double share;
    private final long seed;

    Homophones(LabelledSet vocabulary, double share, long seed) {
        this(vocabulary.lines().stream().map(Labelled::text).toList(), share, seed);
    }

    /// @param usual texts whose characters are taken for others first
    /// @param share of the characters that are misheard, 0 to 1
    public Homophones(Collection<String> usual, double share, long seed) {
        this.share = share;
        this.seed = seed;
        for (var text : usual) text.codePoints().mapToObj(Character::toString).forEach(said::add);
    }

    private static Map<String, List<String>> syllables() {
        Map<String, List<String>> syllables = new HashMap<>();
        var syllable = new LinkedHashSet<String>();
        for (var character : common().split("")) {
            if (FIRST_OF_SYLLABLE.contains(character)) close(syllable, syllables);
            syllable.add(character);
        }
        close(syllable, syllables);
        return syllables;
    }

    private static void close(Set<String> syllable, Map<String, List<String>> syllables) {
        var together = List.copyOf(syllable);
        together.forEach(character -> syllables.put(character, together));
        syllable.clear();
    }

    private static String common() {
        byte[] codes = new byte[2 * (0xD8 - 0xB0) * 94];
        int at = 0;
        for (int row = 0xB0; row < 0xD8; row++) {
            for (int cell = 0xA1; cell < 0xFF && !(row == 0xD7 && cell > 0xF9); cell++) {
                codes[at++] = (byte) row;
                codes[at++] = (byte) cell;
            }
        }
        return new String(codes, 0, at, Charset.forName("GB2312"));
    }

    /// The same text always becomes the same.
    @Override
    public String apply(String text) {
        var choice = new Random(seed ^ text.hashCode());
        var heard = new StringBuilder();
        text.codePoints().mapToObj(Character::toString).forEach(character -> heard.append(choice.nextDouble() < share ? other(character, choice) : character));
        return heard.toString();
    }

    private String other(String character, Random choice) {
        var alike = SYLLABLES.getOrDefault(character, List.of()).stream().filter(other -> !other.equals(character)).toList();
        var usual = alike.stream().filter(said::contains).toList();
        var others = usual.isEmpty() ? alike : usual;
        return others.isEmpty() ? character : others.get(choice.nextInt(others.size()));
    }
}
