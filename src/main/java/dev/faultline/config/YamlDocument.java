// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** A YAML file as nodes with their lines. No object is ever constructed from it; depth, size and aliases are bounded. */
final class YamlDocument {

    /** Those of the parser's words that repeat nothing of the file; a value in the others could be a secret. */
    private static final List<String> HARMLESS = List.of(
            "mapping values are not allowed here",
            "sequence entries are not allowed here",
            "could not find expected ':'",
            "expected <block end>, but found",
            "expected ',' or '",
            "expected the node content, but found",
            "found unexpected end of stream",
            "found unexpected document separator",
            "found character '\\t(TAB)' that cannot start any token");

    private YamlDocument() {}

    /**
     * The one document of the file, or nothing if there is none in it.
     *
     * @throws ConfigException if it is not such a file
     */
    static Optional<Node> read(byte[] content) {
        if (content.length > ConfigFile.LARGEST) {
            throw failed("is larger than " + ConfigFile.LARGEST + " bytes", 1);
        }
        var text = decode(content);
        var options = new LoaderOptions();
        options.setCodePointLimit(ConfigFile.LARGEST);
        Optional<Parser> parser = Optional.empty();
        try {
            parser = Optional.of(new ParserImpl(new StreamReader(text), options));
            var root = Optional.ofNullable(new Composer(parser.get(), new Resolver(), options).getSingleNode());
            var cut = CutValues.in(text, new ParserImpl(new StreamReader(text), options));
            if (!cut.isEmpty()) {
                throw new ConfigException(cut);
            }
            return root;
        } catch (ReaderException badCharacter) {
            var before = text.codePoints().limit(badCharacter.getPosition());
            throw failed(
                    "holds a control character",
                    1 + (int) before.filter(each -> each == '\n').count());
        } catch (MarkedYAMLException wrong) {
            throw failed(problem(wrong), line(wrong.getProblemMark()));
        } catch (YAMLException tooMuch) {
            throw failed(
                    "is nested too deeply or repeats too many aliases",
                    parser.map(YamlDocument::reached).orElse(1));
        }
    }

    private static String decode(byte[] content) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var bytes = ByteBuffer.wrap(content);
        try {
            var text = decoder.decode(bytes).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            var good = new String(content, 0, bytes.position(), StandardCharsets.UTF_8);
            throw failed(
                    "is not UTF-8",
                    1 + (int) good.chars().filter(each -> each == '\n').count());
        }
    }

    private static String problem(MarkedYAMLException wrong) {
        if ("but found another document".equals(wrong.getProblem())) {
            return "holds more than one document; one is allowed";
        }
        var said = Optional.ofNullable(wrong.getProblem()).orElse("");
        return "is not valid YAML"
                + (HARMLESS.stream().anyMatch(said::startsWith) ? ": " + said.replace("\\t(TAB)", "tab") : "");
    }

    private static int reached(Parser parser) {
        try {
            return line(parser.peekEvent().getStartMark());
        } catch (YAMLException alsoWrong) {
            return 1;
        }
    }

    private static int line(@Nullable Mark mark) {
        return mark == null ? 1 : mark.getLine() + 1;
    }

    private static ConfigException failed(String problem, int line) {
        return new ConfigException(List.of(ConfigError.file("the file " + problem, line)));
    }
}
