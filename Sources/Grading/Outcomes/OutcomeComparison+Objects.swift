/// Functions, types, and schemas.
extension OutcomeComparison {
    /// The objects whose definitions are compared: those that the reference changes or the check names. Others that an answer creates are
    /// ignored.
    func objects(_ reference: DatabaseState?, _ found: DatabaseState?) -> [DefinedObject] {
        switch scope.definitions {
        case nil: []
        case .changed: (reference?.changedObjects ?? []).sorted()
        case .named(let names):
            Set(reference?.definitions.objects.keys.map { $0 } ?? []).union(found?.definitions.objects.keys.map { $0 } ?? [])
                .filter { names.contains($0.name) }.sorted()
        }
    }

    func objectFindings(_ reference: DatabaseState, _ found: DatabaseState) -> [Finding] {
        objects(reference, found).compactMap { object in
            switch (reference.definitions.objects[object], found.definitions.objects[object]) {
            case (nil, nil): return nil
            case (_?, nil): return .objectMissing(object)
            case (nil, _?): return .objectUnexpected(object)
            case (_?, _?):
                let differences = scope.counting(reference.definitions.differences(to: found.definitions, object: object))
                if !differences.isEmpty { return .objectDefinition(object, differences) }
                let difference = ProbeDifference(expected: reference.calls[object] ?? Probes(), found: found.calls[object] ?? Probes())
                return difference.map { .functionGives(object, $0) }
            }
        }
    }
}

extension DatabaseState {
    /// Records objects other than tables that were created, changed, or dropped, except new trigger functions: those are compared by the
    /// effects of their triggers.
    mutating func noteObjects(since before: Definitions) {
        let triggers = definitions.triggerFunctions.subtracting(before.triggerFunctions)
        for object in Set(definitions.objects.keys).union(before.objects.keys)
        where definitions.objects[object] != before.objects[object] && !(object.kind == .function && triggers.contains(object.name)) {
            changedObjects.insert(object)
        }
    }

    /// Whether an object of this name exists or existed.
    func knows(_ name: String) -> Bool {
        definitions.has(name) || changed.contains(name) || changedObjects.contains { $0.name == name }
    }
}
