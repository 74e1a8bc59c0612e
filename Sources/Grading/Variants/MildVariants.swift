/// Mild versions of the data for one exercise, by number. Each preserves all properties of the data.
struct MildVariants: Sendable {
    let model: DataModel
    let profile: DataProfile
    /// The tables to vary.
    let focus: [DataTable]
    /// The names that the reference and the alternatives use.
    let mentioned: Set<String>
    /// Whether rows may be added.
    let mayAdd: Bool
    /// The rows that the author's answers or the task mention.
    var named = NamedRows()
    /// What the author's answers, or the learner's, compare.
    var boundaries = Boundaries(of: [])
    /// How far the sequences are ahead in every second variant.
    var sequencesAhead = 0

    /// The variant of this number, always the same; `nil` if it would not change anything.
    func variant(_ number: Int, _ values: [BoundaryValue]) -> Variant? {
        var perturber = Perturber(
            model: model, profile: profile, focus: focus, mentioned: mentioned, mayAdd: mayAdd, named: named, boundaries: boundaries,
            seed: UInt64(number + 1))
        Self.recipes[number % Self.recipes.count](&perturber, values)
        guard perturber.state != model.base else { return nil }
        let change = DataChange(model: model, codes: perturber.codes)
        return Variant(
            kind: .mild, state: perturber.state, codes: perturber.codes,
            sequencesAhead: model.sequencesAhead(
                in: perturber.state, atLeast: number % 2 == 1 ? sequencesAhead : 0, mayMove: sequencesAhead > 0),
            commands: change.commands(to: perturber.state))
    }

    typealias Recipe = @Sendable (inout Perturber, [BoundaryValue]) -> Void

    /// The ways to vary the data mildly, repeated with other random numbers.
    static let recipes = recipesForPrograms + recipesForQueries

    static let recipesForPrograms: [Recipe] = [
        { perturber, _ in
            perturber.deepen()
            perturber.gatherFamilies()
        },
        { perturber, _ in
            perturber.permute()
            perturber.recur()
        },
        { perturber, values in
            perturber.exchangeParents()
            perturber.permute()
            perturber.collide()
            perturber.shift(to: values)
            perturber.meet()
        },
        { perturber, values in
            perturber.permute()
            perturber.removeRows(share: 0.35, nearby: true)
            perturber.shift(to: values)
        },
        { perturber, values in
            perturber.addRows(share: 0.2)
            perturber.balance()
            perturber.shift(to: values)
            perturber.chainRanges()
            perturber.deepen()
        },
        { perturber, values in
            perturber.permute()
            perturber.shift(to: values)
            perturber.loseValues()
            perturber.meet()
        },
        { perturber, values in
            perturber.balance()
            perturber.permute()
            perturber.removeRows(share: 0.6, nearby: true)
            perturber.shift(to: values)
        },
        { perturber, _ in
            perturber.removeRows(share: 0.5)
            perturber.deepen()
            perturber.level()
        },
        { perturber, _ in
            perturber.balance()
            perturber.permute()
            perturber.gather()
            perturber.addRows(share: 0.3)
        },
        { perturber, _ in
            perturber.permute()
            perturber.removeRows(share: 0.8)
            perturber.gather()
        },
        { perturber, _ in
            perturber.balance()
            perturber.gatherDays()
            perturber.permute()
            perturber.meet()
        },
        { perturber, _ in
            perturber.removeRowsOfOne(share: 0.6)
            perturber.loseValues()
        },
        { perturber, values in
            perturber.mingle()
            perturber.addRows(share: 0.6)
            perturber.shift(to: values)
            perturber.meet()
        },
        { perturber, values in
            perturber.permute()
            perturber.thinChildren()
            perturber.shift(to: values)
        },
        { perturber, values in
            perturber.removeKinds()
            perturber.shift(to: values)
        },
    ]

    /// They let more rows meet a condition. Then a program's output may depend on the order in which the rows are stored.
    private static let recipesForQueries: [Recipe] = [
        { perturber, _ in
            perturber.mixNulls(exceptAt: 0)
            perturber.removeRows(share: 0.5)
        },
        { perturber, values in
            perturber.balance()
            perturber.mixNulls(exceptAt: 1)
            perturber.removeRows(share: 0.6)
            perturber.shift(to: values)
        },
        { perturber, values in
            perturber.permute()
            perturber.shift(to: values)
            perturber.satisfy(values)
        },
    ]
}

extension DataModel {
    /// How many numbers ahead of the given data's the sequences must be in a version of the data, if the server may number rows there:
    /// more than the triggers take that fire while it is made.
    func sequencesAhead(in state: DataState, atLeast least: Int, mayMove: Bool) -> Int {
        mayMove && tables.contains { $0.hasTriggers && state[$0.name] != base[$0.name] } ? Self.triggeredNumbers : least
    }

    private static let triggeredNumbers = 10_000

    /// The tables that are mentioned; all tables if a view or function is.
    func tables(namedIn names: Set<String>, _ definitions: Definitions?) -> [DataTable] {
        if definitions?.hasViewOrFunction(among: names) == true { return tables }
        return tables.filter { names.contains(RelationName($0.name).name) }
    }
}
