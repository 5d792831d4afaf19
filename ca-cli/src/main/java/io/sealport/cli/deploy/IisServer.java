package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.server.FtpServerKind;
import java.util.List;

/**
 * IIS: a certificate of the machine's store, bound by its thumbprint at the site and for the whole
 * node. What is written is a PKCS#12 file, its passphrase and a script to be run there.
 */
final class IisServer implements FtpServer {

  static final String P12 = "ftps.p12";
  static final String SCRIPT = "install.ps1";

  @Override
  public FtpServerKind kind() {
    return FtpServerKind.IIS;
  }

  @Override
  public List<NewFile> files(Layout layout) {
    StorePassword password = StorePassword.of(layout.target());
    return List.of(
        NewFile.secret(P12, password.keyStore("ftps", layout.source())),
        NewFile.secret(StorePassword.FILE, password.text() + "\n"),
        NewFile.open("chain.pem", layout.source().chainText()),
        NewFile.open(SCRIPT, String.join("\r\n", directives(layout)) + "\r\n"));
  }

  @Override
  public boolean reads(String file) {
    return true;
  }

  /** The script: in a folder with the other files, on the machine of IIS, as an administrator. */
  @Override
  public List<String> directives(Layout layout) {
    String site = layout.settings().section().orElse("Default FTP Site").replace("'", "''");
    String policy = "ftpServer/security/ssl/@";
    return List.of(
        "#Requires -RunAsAdministrator",
        "$ErrorActionPreference = 'Stop'",
        "Import-Module WebAdministration",
        "$folder = Split-Path -Parent $MyInvocation.MyCommand.Path",
        "$secret = (Get-Content (Join-Path $folder '" + StorePassword.FILE + "') -TotalCount 1)",
        "$password = ConvertTo-SecureString $secret -AsPlainText -Force",
        "$file = Join-Path $folder '" + P12 + "'",
        "$taken = Import-PfxCertificate -FilePath $file -Password $password"
            + " -CertStoreLocation Cert:\\LocalMachine\\My",
        "$certificate = @($taken | Where-Object { $_.HasPrivateKey })[0]",
        "$site = '" + site + "'",
        "Set-ItemProperty (\"IIS:\\Sites\\\" + $site) -Name ftpServer.security.ssl.serverCertHash"
            + " -Value $certificate.Thumbprint",
        "Set-WebConfigurationProperty -PSPath 'MACHINE/WEBROOT/APPHOST'"
            + " -Filter 'system.applicationHost/sites/siteDefaults/"
            + policy.replace("/@", "")
            + "' -Name serverCertHash -Value $certificate.Thumbprint",
        "Restart-Service ftpsvc",
        "Remove-Item $file, (Join-Path $folder '" + StorePassword.FILE + "')");
  }

  @Override
  public Edits edits(Layout layout) {
    return Edits.none(
        "Run "
            + SCRIPT
            + " on the machine of IIS after each renewal: a certificate is bound by its thumbprint.");
  }

  @Override
  public List<String> usualRestart(boolean configured) {
    return List.of();
  }

  @Override
  public void requireApplicable(Layout layout) {
    throw Fault.of(
            Kind.CONFLICT,
            "IIS keeps certificates in the store of Windows, which cannot be written from here")
        .withHint(
            "--files-only writes the script and what it imports into --to DIR, to be carried to the"
                + " machine of IIS and run there");
  }
}
