package io.trailhound.enrichment.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The table against a list that is searched from one end to the other. */
class PrefixTableTest {
  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE, seed = "20261124")
  void agreesWithASearchOfAll(
      @ForAll("blocks") List<Prefix> blocks, @ForAll("addresses") List<Address> probes) {
    PrefixTableBuilder builder = PrefixTable.builder();
    for (int i = 0; i < blocks.size(); i++) {
      builder.add(blocks.get(i), i);
    }
    PrefixTable table = builder.build();
    List<Address> asked = new ArrayList<>(probes);
    for (Prefix block : blocks) {
      asked.add(new Address(block.high(), block.low()));
      asked.add(new Address(block.lastHigh(), block.lastLow()));
      asked.add(new Address(block.lastHigh(), block.lastLow() + 1));
      asked.add(new Address(block.high(), block.low() - 1));
    }
    for (Address address : asked) {
      assertThat(values(table, address)).as(address.toString()).isEqualTo(naive(blocks, address));
    }
  }

  /** Few and close addresses, so that blocks nest, touch and repeat. */
  @Provide
  Arbitrary<List<Prefix>> blocks() {
    Arbitrary<Prefix> v4 =
        Combinators.combine(near(), Arbitraries.integers().between(96, 128))
            .as((address, bits) -> new Prefix(0, Address.V4_MAPPED | address, bits));
    Arbitrary<Prefix> v6 =
        Combinators.combine(near(), near(), Arbitraries.integers().between(0, 128))
            .as((high, low, bits) -> new Prefix(high << 32, low, bits))
            .filter(block -> !block.isV4());
    return Arbitraries.oneOf(v4, v4, v6).list().ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<Address>> addresses() {
    Arbitrary<Address> v4 = near().map(low -> new Address(0, Address.V4_MAPPED | low));
    Arbitrary<Address> v6 =
        Combinators.combine(near(), near()).as((high, low) -> new Address(high << 32, low));
    return Arbitraries.oneOf(v4, v6).list().ofSize(20);
  }

  private static Arbitrary<Long> near() {
    return Arbitraries.of(0L, 0xC0000200L, 0xC6336400L, 0xFFFFFF00L, 0x20010DB8L)
        .flatMap(base -> Arbitraries.longs().between(0, 255).map(offset -> base + offset));
  }

  /** The values around an address, the innermost first and the last added of equal blocks first. */
  private static List<Integer> naive(List<Prefix> blocks, Address address) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Prefix block = blocks.get(i);
      boolean inside = Prefix.around(address, block.bits()).equals(block);
      if (inside && block.isV4() == address.isV4()) {
        found.add(i);
      }
    }
    found.sort(
        Comparator.comparing((Integer i) -> blocks.get(i).bits()).thenComparing(i -> i).reversed());
    return found;
  }

  private static List<Integer> values(PrefixTable table, Address address) {
    List<Integer> found = new ArrayList<>();
    int node = table.find(address.high(), address.low());
    while (node != PrefixTable.NONE) {
      found.add(table.value(node));
      node = table.parent(node);
    }
    return found;
  }

  @Test
  void aWholeFamilyAndItsLastAddressAreBlocksToo() {
    PrefixTable table =
        PrefixTable.builder()
            .add(new Prefix(0, Address.V4_MAPPED, 96), 1)
            .add(new Prefix(0, 0, 0), 2)
            .add(new Prefix(-1, -1, 128), 3)
            .build();
    assertThat(values(table, Address.parse("255.255.255.255").orElseThrow())).containsExactly(1);
    assertThat(values(table, Address.parse("2001:db8::").orElseThrow())).containsExactly(2);
    assertThat(values(table, new Address(-1, -1))).containsExactly(3, 2);
  }

  @Test
  void theSameEntryAgainCountsOnce() {
    PrefixTableBuilder builder = PrefixTable.builder();
    for (int i = 0; i < 2 * PrefixTableBuilder.DEEPEST; i++) {
      builder.add(new Prefix(0, Address.V4_MAPPED, 120), 7);
    }
    assertThat(values(builder.build(), Address.parse("0.0.0.1").orElseThrow())).containsExactly(7);
  }

  @Test
  void tooManyBlocksAroundOneAddressAreRefused() {
    PrefixTableBuilder builder = PrefixTable.builder();
    for (int i = 0; i <= PrefixTableBuilder.DEEPEST; i++) {
      builder.add(new Prefix(0, Address.V4_MAPPED, 120), i);
    }
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 4096 entries lie around 0.0.0.0/24");
  }

  /** The same construction as for a million, with fewer; the heap follows the count. */
  @Test
  void manyBlocksTakeTheHeapThatIsPromised() {
    Random random = new Random(5);
    PrefixTableBuilder builder = PrefixTable.builder();
    List<Prefix> blocks = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      int bits = 104 + random.nextInt(25);
      blocks.add(new Prefix(0, Address.V4_MAPPED | (random.nextInt() & 0xFFFFFFFFL), bits));
      builder.add(blocks.get(i), i);
    }
    PrefixTable table = builder.build();
    assertThat(table.size()).isEqualTo(50_000);
    for (Prefix block : blocks.subList(0, 200)) {
      Address inside = new Address(block.high(), block.lastLow());
      assertThat(values(table, inside)).isEqualTo(naive(blocks, inside));
      Address after = new Address(0, Address.V4_MAPPED | ((block.lastLow() + 1) & 0xFFFFFFFFL));
      assertThat(values(table, after)).isEqualTo(naive(blocks, after));
    }
    assertThat(table.heapBytes()).isLessThanOrEqualTo(25L * 50_000 + 4L * 65_537);
  }
}
