package io.sealport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/** The least that a Java program can do, compiled when it is needed: the reference of starts. */
record HelloWorld(Path folder) {

  static HelloWorld compile(Lab lab) throws IOException {
    Path folder = Files.createDirectories(lab.fresh("hello"));
    Path source = folder.resolve("Hello.java");
    Files.writeString(
        source,
        """
        class Hello {
          public static void main(String[] args) {
            System.out.println("Hello, world");
          }
        }
        """);
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), source.toString());
    WrongAnswerException.unless(code == 0, "Hello.java does not compile");
    return new HelloWorld(folder);
  }

  /** Milliseconds from its start to its end. */
  double run(Lab lab) throws IOException, InterruptedException {
    return lab.duration(List.of(Lab.java(), "-cp", folder.toString(), "Hello"));
  }
}
