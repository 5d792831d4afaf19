package io.sealport.ftps.check;

import io.sealport.ftps.FakeFtps;
import io.sealport.ftps.FtpsMode;
import io.sealport.ftps.FtpsTarget;

/** Servers that say or do the wrong thing in FTP, or with their data connections. */
final class FtpAilments {

  private final Ward ward = new Ward().loggingIn();

  private FtpAilments() {}

  static EndpointReport of(FaultId id) {
    return new FtpAilments().report(id);
  }

  private EndpointReport report(FaultId id) {
    return switch (id) {
      case NO_FTP -> ward.saying("SSH-2.0-OpenSSH_9.2");
      case GREETING_REFUSED -> ward.saying("530 not from there");
      case BUSY -> ward.saying("421 too many connections");
      case AUTH_REFUSED -> ward.saying("220 welcome", "502 what is that?");
      case TEXT_BEFORE_TLS -> ward.saying("220 welcome", "234 go on\r\n230 you are in");
      case WRONG_MODE -> wrongMode();
      case LOGIN_REFUSED -> answering("PASS", "530 not you");
      case SESSION_REUSE_NEEDED -> ward.ftps(fake().requiringReuse());
      case SESSION_REUSE_REFUSED -> ward.ftps(fake().hangingUpOnData("522 not that session"));
      case DATA_TLS_FAILED -> ward.ftps(fake().hangingUpOnData("426 it broke"));
      default -> ofCommands(id);
    };
  }

  private EndpointReport ofCommands(FaultId id) {
    return switch (id) {
      case PBSZ_REFUSED -> answering("PBSZ", "500 what?");
      case PROT_P_REFUSED -> answering("PROT", "536 not that");
      case PROT_C_ACCEPTED -> ward.ftps(fake().givingInClear());
      case EPSV_UNSUPPORTED -> answering("EPSV", "500 what?");
      case PASSIVE_REFUSED ->
          ward.ftps(fake().answering("EPSV", "502 no").answering("PASV", "502 no"));
      case PASV_PRIVATE_ADDRESS -> answering("PASV", "227 there (10,1,2,3,%h,%l)");
      case PASV_OTHER_ADDRESS -> answering("PASV", "227 there (203,0,113,7,%h,%l)");
      case DATA_REFUSED -> answering("LIST", "550 not for you");
      default -> throw new AssertionError("no server has " + id);
    };
  }

  private FakeFtps fake() {
    return FakeFtps.explicit(ward.actor());
  }

  private EndpointReport answering(String verb, String reply) {
    return ward.ftps(fake().answering(verb, reply));
  }

  private EndpointReport wrongMode() {
    try (FakeFtps ftps = fake()) {
      return ward.check(new FtpsTarget(Ward.NAME, ftps.address(), FtpsMode.IMPLICIT));
    }
  }
}
