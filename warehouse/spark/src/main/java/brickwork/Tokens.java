package brickwork;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.apache.spark.sql.catalyst.parser.ParserUtils;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.UpperCaseCharStream;

/** The tokens of a statement without blanks and comments, and changes to its text in terms of them. */
final class Tokens {
  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private final TreeMap<Integer, Edit> edits = new TreeMap<>();

  private record Edit(int end, String text) {}

  Tokens(String sql) {
    this.sql = sql;
    SqlBaseLexer lexer = new SqlBaseLexer(new UpperCaseCharStream(CharStreams.fromString(sql)));
    lexer.removeErrorListeners();
    for (Token t = lexer.nextToken(); t.getType() != Token.EOF; t = lexer.nextToken()) if (t.getChannel() == Token.DEFAULT_CHANNEL) tokens.add(t);
    if (!tokens.isEmpty() && type(tokens.size() - 1) == SqlBaseLexer.SEMICOLON) tokens.remove(tokens.size() - 1);
  }

  int size() {
    return tokens.size();
  }

  /** Whether the words come one after another from i on, in any case and not quoted. */
  boolean at(int i, String... words) {
    if (i < 0 || i + words.length > tokens.size()) return false;
    for (int k = 0; k < words.length; k++) if (!tokens.get(i + k).getText().equalsIgnoreCase(words[k])) return false;
    return true;
  }

  /** Index after the words if they are at i, else i. */
  int skip(int i, String... words) {
    return at(i, words) ? i + words.length : i;
  }

  /** Index of the next place of the words from i on, or -1. */
  int find(int i, String... words) {
    for (; i < tokens.size(); i++) if (at(i, words)) return i;
    return -1;
  }

  boolean isName(int i) {
    if (i >= tokens.size()) return false;
    int type = type(i);
    return type == SqlBaseLexer.BACKQUOTED_IDENTIFIER || type == SqlBaseLexer.IDENTIFIER || Character.isLetter(text(i).charAt(0)) && !isString(i);
  }

  boolean isString(int i) {
    return i < tokens.size() && (type(i) == SqlBaseLexer.STRING_LITERAL || type(i) == SqlBaseLexer.DOUBLEQUOTED_STRING);
  }

  /** Index after the name, of one or more parts, that begins at i; i if there is none. */
  int afterName(int i) {
    if (!isName(i)) return i;
    int end = i + 1;
    while (at(end, ".") && isName(end + 1)) end += 2;
    return end;
  }

  /** The parts of the name that is tokens from i to end. */
  List<String> name(int i, int end) {
    List<String> parts = new ArrayList<>();
    for (; i < end; i += 2) parts.add(part(i));
    return parts;
  }

  String part(int i) {
    String t = text(i);
    return type(i) == SqlBaseLexer.BACKQUOTED_IDENTIFIER ? t.substring(1, t.length() - 1).replace("``", "`") : t;
  }

  /** Value of the string literal at i. */
  String string(int i) {
    return ParserUtils.unescapeSQLString(text(i), false);
  }

  /** Index after the parenthesis that closes the one at i. */
  int afterParentheses(int i) {
    int depth = 0;
    do {
      if (at(i, "(")) depth++;
      if (at(i, ")")) depth--;
      i++;
    } while (depth > 0 && i < tokens.size());
    return i;
  }

  String text(int i) {
    return tokens.get(i).getText();
  }

  /** Whether nothing is between token i and the one before it. */
  boolean adjacent(int i) {
    return tokens.get(i - 1).getStopIndex() + 1 == tokens.get(i).getStartIndex();
  }

  /** Text of the tokens from i to end, with what is between them. */
  String text(int i, int end) {
    return sql.substring(offset(tokens.get(i).getStartIndex()), offset(tokens.get(end - 1).getStopIndex() + 1));
  }

  /** Puts a text in place of the tokens from i to end. */
  void replace(int i, int end, String text) {
    edits.put(offset(tokens.get(i).getStartIndex()), new Edit(offset(tokens.get(end - 1).getStopIndex() + 1), text));
  }

  void delete(int i, int end) {
    if (i < end) replace(i, end, "");
  }

  void insert(int i, String text) {
    int at = offset(i < tokens.size() ? tokens.get(i).getStartIndex() : tokens.get(i - 1).getStopIndex() + 1);
    edits.put(at, new Edit(at, text));
  }

  /** The statement with the changes made. */
  String edited() {
    if (edits.isEmpty()) return sql;
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (var e : edits.entrySet()) {
      out.append(sql, from, e.getKey()).append(e.getValue().text());
      from = e.getValue().end();
    }
    return out.append(sql, from, sql.length()).toString();
  }

  private int type(int i) {
    return tokens.get(i).getType();
  }

  /** The lexer counts code points. */
  private int offset(int codePoints) {
    return sql.offsetByCodePoints(0, codePoints);
  }
}
