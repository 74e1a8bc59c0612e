/// Checks a lesson's servers, and the facts about them, against the kinds.
struct ServerCheck {
    private let lesson: Lesson
    private let set: ServerSet
    private let kinds: ServerKinds
    private var known: [String: ServerKind] = [:]
    private(set) var messages: [LintMessage] = []

    /// The violations of the format in a lesson that has servers.
    static func messages(_ lesson: Lesson, _ kinds: ServerKinds) -> [LintMessage] {
        guard let set = lesson.servers else { return strayFacts(lesson) }
        var check = ServerCheck(lesson: lesson, set: set, kinds: kinds)
        if lesson.engine != .none { check.add("a lesson with servers has 'engine: none'", lesson.location(of: "servers"), nil, .value) }
        for solution in lesson.exercises.filter(\.isSQL).compactMap(\.solution.first) {
            let message = "a lesson with servers runs no SQL; a file of SQL is a 'text solution path=…', and commands are a 'sh solution'"
            check.add(message, solution.location, nil, .solution)
        }
        check.readKinds()
        set.nodes.forEach { check.check($0) }
        check.checkCycles()
        lesson.serverSubjects.forEach { check.check($0) }
        return check.messages
    }

    private init(lesson: Lesson, set: ServerSet, kinds: ServerKinds) { (self.lesson, self.set, self.kinds) = (lesson, set, kinds) }

    /// Facts about servers in a lesson that has none.
    private static func strayFacts(_ lesson: Lesson) -> [LintMessage] {
        lesson.serverSubjects.map { .error(.unknownName, "the lesson has no servers", at: $0.location) }
    }

    private mutating func readKinds() {
        for node in set.nodes where known[node.kind] == nil {
            guard let (kind, problems) = kinds[node.kind] else {
                add("there is no kind of server '\(node.kind)'", node.location, Nearest.match(node.kind, among: kinds.names))
                continue
            }
            messages += problems
            known[node.kind] = kind
        }
    }

    // MARK: - Nodes

    private mutating func check(_ node: ServerSet.Node) {
        guard let kind = known[node.kind] else { return }
        for key in kind.required where node.settings[key] == nil { add("'\(node.name)' needs '\(key)'", node.location, nil, .missingKey) }
        for (key, value) in node.settings.sorted(by: { $0.key < $1.key }) {
            let place = node.places[key] ?? node.location
            switch kind.settings[key] {
            case nil:
                let nearest = Nearest.match(key, among: kind.settings.keys.sorted())
                add("\(kind.name) has no setting '\(key)'", place, nearest, .unknownKey)
            case .text where key == "dataset" && !value.isEmpty && kinds.dataset(value) == nil:
                add("no dataset '\(value)'", place)
            case .text: continue
            case .oneOf(let values) where !values.contains(value):
                add("'\(key)' must be \(oneOf(values)), not '\(value)'", place, Nearest.match(value, among: values), .value)
            case .oneOf: continue
            case .node(let allowed, let several):
                let names = value.split(separator: " ").map(String.init)
                if names.count != 1, !several { add("'\(key)' must name one node", place, nil, .value) }
                for name in names { check(reference: name, of: kind, allowed, at: place) }
            }
        }
    }

    private mutating func check(reference name: String, of kind: ServerKind, _ allowed: [String], at place: SourceLocation) {
        guard let other = set[name] else {
            return add("'servers' has no node '\(name)'", place, Nearest.match(name, among: set.nodes.map(\.name)))
        }
        if allowed == ServerKind.Setting.anyOther {
            if other.kind == kind.name { add("'\(name)' must not be \(kind.name)", place, nil, .value) }
            return
        }
        let found = set.meant(by: other, known).kind
        if !allowed.contains(found) { add("'\(name)' must be \(oneOf(allowed)), not \(found)", place, nil, .value) }
    }

    /// Nodes that can't start because each waits for another.
    private mutating func checkCycles() {
        var done: Set<String> = []
        var rest = set.nodes
        while true {
            let ready = rest.filter { node in
                (known[node.kind].map(node.references) ?? []).allSatisfy { done.contains($0) || set[$0] == nil }
            }
            if ready.isEmpty { break }
            done.formUnion(ready.map(\.name))
            rest.removeAll { done.contains($0.name) }
        }
        if let first = rest.first { add("these nodes wait for each other: \(rest.map(\.name).joined(separator: ", "))", first.location) }
    }

    // MARK: - Facts

    private mutating func check(_ subject: Facts.Subject) {
        guard let node = set[subject.name] else {
            let nearest = Nearest.match(subject.name, among: set.nodes.map(\.name))
            return add("'servers' has no node '\(subject.name)'", subject.location, nearest, .unknownName)
        }
        guard let kind = known[node.kind] else { return }
        for fact in subject.facts where !ServerKind.ownFacts.contains(fact.key) {
            guard let type = kind.facts[fact.key] else {
                let nearest = Nearest.match(fact.key, among: kind.facts.keys.sorted() + ServerKind.ownFacts.sorted())
                add("\(kind.name) has no fact '\(fact.key)'", fact.location, nearest, .unknownName)
                continue
            }
            if let problem = fact.value.problem(as: type) { add("'\(fact.key)' \(problem)", fact.location, nil, .value) }
        }
    }

    private mutating func add(_ message: String, _ location: SourceLocation, _ nearest: String? = nil, _ rule: FormatRule = .reference) {
        messages.append(.error(rule, message, at: location, nearest: nearest))
    }
}

extension Facts.Value {
    /// Why a fact of this type can't have this value.
    fileprivate func problem(as type: ServerKind.FactType) -> String? {
        let unit: Quantity.Unit =
            switch type {
            case .bytes: .bytes
            case .seconds: .seconds
            case .number, .text, .list: .none
            }
        switch self {
        case .not(let value): return value.problem(as: type)
        case .has: return type == .text || type == .list ? nil : "is one value and can't contain another; write it without 'has'"
        case .below(let bound), .above(let bound):
            if type == .text || type == .list { return "is text, so it can't be below or above something" }
            return bound.unit == unit || bound.amount == 0
                ? nil : "is a number\(type == .number ? "" : " of \(type.rawValue)"), not '\(bound.text)'"
        case .text(let text):
            guard type != .text, type != .list else { return nil }
            return Quantity(text).map { $0.unit == unit || $0.unit == .none } ?? false ? nil : "must be a number, not '\(text)'"
        case .list: return type == .list ? nil : "is one value, not a list"
        case .map: return "is one value, not a mapping"
        }
    }
}

extension Lesson {
    /// Everything that its checks and mistakes say about servers.
    package var serverSubjects: [Facts.Subject] {
        let facts = exercises.flatMap { exercise -> [Facts?] in [exercise.check?.facts] + exercise.mistakes.map(\.when) }
        return facts.compactMap(\.self).flatMap(\.subjects).filter { $0.group == .servers }
    }
}
