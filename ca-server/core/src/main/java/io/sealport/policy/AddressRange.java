package io.sealport.policy;

import com.google.common.net.InetAddresses;
import io.sealport.net.AddressBlock;
import io.sealport.pki.Name;

/** IP addresses of one block. */
record AddressRange(AddressBlock block) implements NamePattern {

  static AddressRange parse(String text) {
    return new AddressRange(AddressBlock.parse(text, "ip:" + Name.printable(text)));
  }

  @Override
  public boolean covers(Name name) {
    return name.type() == Name.Type.IP && block.contains(InetAddresses.forString(name.value()));
  }

  @Override
  public boolean touches(Name name) {
    return covers(name);
  }

  @Override
  public boolean isLiteral() {
    return block.isSingle();
  }

  @Override
  public Name.Type type() {
    return Name.Type.IP;
  }

  @Override
  public String toString() {
    return "ip:" + block;
  }
}
