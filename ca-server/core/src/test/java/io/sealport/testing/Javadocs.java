package io.sealport.testing;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The doc comments of Java sources as plain text, read by the compiler's own parser. */
public final class Javadocs {

  private final Map<String, Doc> docs = new HashMap<>();

  /**
   * One doc comment.
   *
   * @param text everything before the tags
   * @param params by name
   */
  public record Doc(String text, Map<String, String> params) {

    /** Up to the first full stop that ends a sentence. */
    public String firstSentence() {
      return text.split("(?<=\\.) ", 2)[0];
    }
  }

  private Javadocs() {}

  /** Those of every source in and below the folders. */
  public static Javadocs of(Path... folders) {
    Javadocs javadocs = new Javadocs();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources = Stream.of(folders).flatMap(Javadocs::sources).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        javadocs.new Reader(trees, String.valueOf(unit.getPackageName())).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return javadocs;
  }

  private static Stream<Path> sources(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(f -> f.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Optional<Doc> type(Class<?> type) {
    return Optional.ofNullable(docs.get(type.getPackageName() + "." + type.getSimpleName()));
  }

  /** Of overloaded methods, the last one's. */
  public Optional<Doc> method(Class<?> type, String method) {
    return Optional.ofNullable(
        docs.get(type.getPackageName() + "." + type.getSimpleName() + "#" + method));
  }

  /** Walks over a source file. */
  private final class Reader extends TreePathScanner<Void, Void> {
    private final DocTrees trees;
    private final String folder;
    private String type = "";

    Reader(DocTrees trees, String folder) {
      this.trees = trees;
      this.folder = folder;
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
      String outer = type;
      type = folder + "." + tree.getSimpleName();
      keep(type);
      super.visitClass(tree, nothing);
      type = outer;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
      keep(type + "#" + tree.getName());
      return null;
    }

    private void keep(String key) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment == null) {
        return;
      }
      Map<String, String> params = new LinkedHashMap<>();
      for (DocTree tag : comment.getBlockTags()) {
        if (tag instanceof ParamTree param) {
          params.put(param.getName().toString(), plain(param.getDescription()));
        }
      }
      docs.put(key, new Doc(plain(comment.getFullBody()), params));
    }
  }

  private static String plain(List<? extends DocTree> trees) {
    return trees.stream()
        .map(Object::toString)
        .collect(Collectors.joining())
        .replaceAll("\\{@(?:code|literal)\\s+([^}]*)}", "$1")
        .replaceAll("\\{@link\\s+(?:[\\w.]*\\.)?([\\w#]+)[^}]*}", "$1")
        .replaceAll("</?\\w+>", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
