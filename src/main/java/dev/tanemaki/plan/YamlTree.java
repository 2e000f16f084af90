package dev.tanemaki.plan;

import dev.tanemaki.plan.Places.Place;
import dev.tanemaki.plan.Places.Span;
import dev.tanemaki.problem.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML text to a tree of nodes with their places. Built on the parser's events rather than its
 * composer, so that every limit (depth, nodes, aliases, duplicate keys) is met with a place and
 * before memory is spent.
 */
final class YamlTree {

  private static final int MAX_DEPTH = 24;

  /** The parser copies all it has of a scalar for every buffer more: long texts need few. */
  private static final int MAX_BUFFER = 1 << 19;

  private static final int MAX_KEY = 300;
  private static final int MAX_NODES = 40_000;

  private final Complaints complaints;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, ScalarEvent> anchors = new HashMap<>();
  private Iterator<Event> events;
  private int nodes;

  private YamlTree(Complaints complaints) {
    this.complaints = complaints;
  }

  /** Ends the reading; the complaint is already made. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stop() {
      super(null, null, false, false);
    }
  }

  record Result(Optional<YamlNode> root, Map<String, Place> places) {}

  static Result parse(String text, Complaints complaints) {
    var tree = new YamlTree(complaints);
    return new Result(tree.document(text), tree.places);
  }

  private Optional<YamlNode> document(String text) {
    var settings =
        LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(Math.clamp(text.length(), 1_024, MAX_BUFFER))
            .build();
    try {
      events = new Parse(settings).parseString(text).iterator();
      expect(Event.ID.StreamStart);
      var first = events.next();
      if (first.getEventId() == Event.ID.StreamEnd) {
        complaints.add(
            "", start(), "", PlanMessage.FILE_EMPTY.of(), PlanMessage.BEGINS_WITH.of("plan: NAME"));
        return Optional.empty();
      }
      var root = node("", events.next(), 0);
      places.put("", new Place(root.span(), root.span()));
      expect(Event.ID.DocumentEnd);
      var next = events.next();
      if (next.getEventId() != Event.ID.StreamEnd) {
        throw stop("", span(next), PlanMessage.SECOND_DOCUMENT.of(), PlanMessage.ONE_DOCUMENT.of());
      }
      return Optional.of(root);
    } catch (Stop e) {
      return Optional.empty();
    } catch (MarkedYamlEngineException e) {
      var mark = e.getProblemMark().or(e::getContextMark);
      var problem = Names.shorten(e.getProblem());
      // What was being read is worth less than what was found.
      var whole = e.getContext() == null ? problem : e.getContext() + ", " + problem;
      complaints.add(
          "",
          mark.map(YamlTree::span).orElse(start()),
          "",
          PlanMessage.NOT_YAML.of(Names.shorten(whole).equals(whole) ? whole : problem),
          PlanMessage.CHECK_QUOTES.of());
    } catch (YamlEngineException | NoSuchElementException e) {
      complaints.add(
          "",
          start(),
          "",
          PlanMessage.NOT_YAML.of(Names.shorten("" + e.getMessage())),
          Message.NONE);
    }
    return Optional.empty();
  }

  private void expect(Event.ID id) {
    var event = events.next();
    if (event.getEventId() != id) {
      throw stop("", span(event), PlanMessage.NO_YAML_DOCUMENT.of(), Message.NONE);
    }
  }

  private YamlNode node(String path, Event event, int depth) {
    if (++nodes > MAX_NODES) {
      throw stop(
          path,
          span(event),
          PlanMessage.TOO_MANY_VALUES.of(MAX_NODES),
          PlanMessage.LISTS_IN_CSV.of());
    }
    if (depth > MAX_DEPTH) {
      throw stop(path, span(event), PlanMessage.TOO_DEEP.of(MAX_DEPTH), Message.NONE);
    }
    return switch (event.getEventId()) {
      case Scalar -> scalar(path, (ScalarEvent) event);
      case Alias -> alias(path, (AliasEvent) event);
      case SequenceStart -> sequence(path, (CollectionStartEvent) event, depth);
      case MappingStart -> mapping(path, (CollectionStartEvent) event, depth);
      case StreamStart, StreamEnd, DocumentStart, DocumentEnd, SequenceEnd, MappingEnd, Comment ->
          throw stop(path, span(event), PlanMessage.VALUE_MISSING.of(), Message.NONE);
    };
  }

  private YamlNode.Scalar scalar(String path, ScalarEvent event) {
    event.getAnchor().ifPresent(a -> anchors.put(a.getValue(), event));
    event
        .getTag()
        .filter(t -> !t.equals("!") && !t.startsWith("tag:yaml.org,2002:"))
        .ifPresent(t -> tag(path, span(event), t));
    return new YamlNode.Scalar(path, span(event), event.getValue(), event.isPlain());
  }

  private YamlNode.Scalar alias(String path, AliasEvent event) {
    var target = anchors.get(event.getAlias().getValue());
    if (target == null) {
      throw stop(
          path,
          span(event),
          PlanMessage.NO_SINGLE_VALUE.of(event.getAlias().getValue()),
          PlanMessage.ALIAS_REPEATS.of());
    }
    return new YamlNode.Scalar(path, span(event), target.getValue(), target.isPlain());
  }

  private void tag(String path, Span at, String tag) {
    complaints.add(path, at, "", PlanMessage.TAG.of(tag), PlanMessage.PLAIN_VALUES.of());
  }

  private YamlNode sequence(String path, CollectionStartEvent begin, int depth) {
    var items = new ArrayList<YamlNode>();
    var event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      var itemPath = child(path, Integer.toString(items.size()));
      var item = node(itemPath, event, depth + 1);
      places.put(itemPath, new Place(item.span(), item.span()));
      items.add(item);
      event = events.next();
    }
    return new YamlNode.Sequence(path, span(begin, event), begin.isFlow(), List.copyOf(items));
  }

  private YamlNode mapping(String path, CollectionStartEvent begin, int depth) {
    var entries = new ArrayList<YamlNode.Entry>();
    var seen = new HashSet<String>();
    var event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      if (!(node(path, event, depth + 1) instanceof YamlNode.Scalar key)) {
        throw stop(path, span(event), PlanMessage.KEY_NO_WORD.of(), Message.NONE);
      }
      if (key.text().length() > MAX_KEY) {
        throw stop(path, span(event), PlanMessage.KEY_TOO_LONG.of(MAX_KEY), Message.NONE);
      }
      var value = node(child(path, key.text()), events.next(), depth + 1);
      if (seen.add(key.text())) {
        places.put(child(path, key.text()), new Place(key.span(), value.span()));
        entries.add(new YamlNode.Entry(key, value));
      } else {
        complaints.add(
            path,
            key.span(),
            "",
            PlanMessage.TWICE.of(Names.shorten(key.text())),
            PlanMessage.KEEP_ONE.of());
      }
      event = events.next();
    }
    return new YamlNode.Mapping(path, span(begin, event), begin.isFlow(), List.copyOf(entries));
  }

  private Stop stop(String path, Span at, Message message, Message hint) {
    complaints.add(path, at, "", message, hint);
    return new Stop();
  }

  private static String child(String path, String key) {
    return path.isEmpty() ? key : path + "/" + key;
  }

  private static Span start() {
    return new Span(1, 1, 0, 0);
  }

  private static Span span(Mark mark) {
    return new Span(mark.getLine() + 1, mark.getColumn() + 1, mark.getIndex(), mark.getIndex());
  }

  private static Span span(Event event) {
    return span(event, event);
  }

  private static Span span(Event first, Event last) {
    var mark = first.getStartMark().orElseThrow();
    int end = last.getEndMark().orElseThrow().getIndex();
    return new Span(mark.getLine() + 1, mark.getColumn() + 1, mark.getIndex(), end);
  }
}
