package io.trailhound.detection.sigma.check;

import io.trailhound.detection.sigma.ast.ValueTest;
import io.trailhound.detection.sigma.text.IpAddress;
import io.trailhound.detection.sigma.text.Network;
import java.util.ArrayList;
import java.util.List;

/** A value's text is an IP address in one of some networks. */
final class CidrCheck extends FieldCheck {
  private final Network[] networks;

  CidrCheck(int slot, ValueTest.Cidr test) {
    super(slot, 10);
    List<Network> parsed = new ArrayList<>();
    for (String text : test.networks()) {
      Network network = Network.parse(text);
      if (network == null) {
        throw new IllegalArgumentException(text + " is no IP network");
      }
      parsed.add(network);
    }
    networks = parsed.toArray(Network[]::new);
  }

  @Override
  boolean passes(Values values, int value) {
    IpAddress address = values.address();
    if (!values.see(value, true) || !address.parse(values.bytes(), values.start(), values.end())) {
      return false;
    }
    for (Network network : networks) {
      if (network.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
