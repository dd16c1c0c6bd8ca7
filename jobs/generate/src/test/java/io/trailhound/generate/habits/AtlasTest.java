package io.trailhound.generate.habits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AtlasTest {

  @Test
  void networksDoNotOverlap() {
    Set<String> seen = new HashSet<>();
    for (Network network : Atlas.all()) {
      for (int i = 0; i < network.size(); i++) {
        String address = network.address(i);
        assertThat(seen.add(address)).as(address).isTrue();
        assertThat(address).matches("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d{1,3}");
        assertThat(Integer.parseInt(address.substring(address.lastIndexOf('.') + 1)))
            .isLessThan(256);
        assertThat(Atlas.find(address)).contains(network);
      }
      assertThat(network.first() % network.size()).as(network.prefix()).isZero();
    }
    assertThat(Atlas.find("2001:db8::1")).isEmpty();
  }

  @Test
  void distancesAreThoseOfTheGlobe() {
    Network warsaw = Atlas.office(City.WARSAW);
    assertThat(warsaw.kilometres(warsaw)).isZero();
    assertThat(warsaw.kilometres(Atlas.office(City.NEW_YORK))).isCloseTo(6_860, within(50.0));
    assertThat(warsaw.kilometres(Atlas.office(City.TOKYO))).isCloseTo(8_580, within(50.0));
  }
}
