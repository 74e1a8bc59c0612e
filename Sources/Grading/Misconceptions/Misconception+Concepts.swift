extension Misconception {
    /// The constructs, as courses name them in `teaches`, by which the lesson that taught it is found; most telling first.
    var concepts: [String] {
        switch self {
        case .unmatchedLost, .unmatchedHalfLost: ["left join", "outer join", "full join", "join"]
        case .unmatchedKept: ["inner join", "join", "left join"]
        case .otherSideKept: ["right join", "left join", "outer join"]
        case .everyPair: ["on", "inner join", "join", "cross join"]
        case .joinedOnWrongColumn: ["on", "foreign key", "inner join", "join"]
        case .filterInJoin: ["left join", "outer join", "on"]
        case .joinMissing: ["inner join", "join"]
        case .partnersNotExcluded: ["anti join", "not exists", "left join", "not in"]
        case .matchNotAsked: ["exists", "in", "subquery", "inner join"]
        case .matchesRepeat: ["exists", "distinct", "inner join", "join"]
        case .pairsTwice, .rolesSwapped: ["self join", "inner join", "join"]

        case .filterMissing, .conditionMissing: ["where"]
        case .groupConditionMissing, .rowsForGroups: ["having", "group by"]
        case .alternativeMissing, .orForAnd, .andForOr, .parenthesesMissing: ["or", "and", "where"]
        case .boundary: ["comparison", "between", "where"]
        case .opposite: ["not", "comparison", "where"]
        case .comparedWithNull: ["is null", "null"]
        case .unknownLost, .unknownLetIn, .unknownLeftOut: ["null", "is null", "is distinct from"]
        case .unknownInList: ["not in", "null", "not exists"]
        case .betweenReversed: ["between", "where"]
        case .listCut: ["in", "where"]
        case .letterCase, .letterCaseIgnored: ["ilike", "lower", "like", "where"]
        case .patternAnchored, .patternLoose, .patternAsText: ["like", "ilike", "where"]
        case .lastDayCut: ["date_trunc", "timestamp", "between", "where"]
        case .correlationMissing, .correlatedOnWrongColumn: ["correlated subquery", "exists", "subquery"]

        case .groupsMerged, .groupsSplit, .notGrouped: ["group by"]
        case .otherAggregate(let used, _): [used, "group by"]
        case .missingCounted, .onlyKnownCounted: ["count", "count(*)", "null", "group by"]
        case .repeatsCounted, .repeatsNotCounted: ["count(distinct)", "distinct", "count", "group by"]
        case .missingAsZero: ["avg", "null", "coalesce"]
        case .partTakenWhole, .partForWhole: ["filter", "case", "group by"]
        case .rowsForAll: ["except", "not exists", "not in", "having"]
        case .productOfSums: ["sum", "group by"]
        case .rowsMultiplied: ["left join", "inner join", "group by", "join"]

        case .columnsSwapped, .columnMissing, .otherColumn: ["select"]
        case .duplicatesKept, .duplicatesDropped: ["distinct"]
        case .operandMissing, .otherOperator, .turnedRound, .bothEndsCounted, .shareForWhole, .otherWay:
            ["arithmetic", "expression", "select"]
        case .wholeDivision: ["cast", "arithmetic", "expression"]
        case .notRounded, .roundedOtherwise: ["round", "expression"]
        case .nullKept: ["coalesce", "null"]
        case .nullifMissing: ["nullif", "null"]
        case .otherUnit: ["extract", "date_trunc", "date arithmetic"]
        case .pieceMissing: ["||", "concat", "expression"]
        case .elseMissing, .elseTooMuch, .branchMissing, .branchesInOtherOrder, .wrongBranch: ["case"]

        case .unsorted, .sortedBackwards, .tiesUnsorted, .sortKeyMissing, .sortKeysSwapped: ["order by"]
        case .nullsAtOtherEnd: ["nulls last", "nulls first", "order by", "null"]
        case .limitMissing, .limitOff: ["limit", "order by"]
        case .pageOff: ["offset", "limit"]
        case .tiesCut: ["with ties", "limit", "order by"]

        case .unionKeepsRepeats, .unionDropsRepeats: ["union all", "union"]
        case .eitherForBoth, .restForBoth: ["intersect", "union"]
        case .bothForEither, .partMissing: ["union", "intersect"]
        case .exceptTurnedRound, .eitherForRest, .bothForRest: ["except", "union"]

        case .partitionMissing, .partitionForOrder: ["partition by", "window function", "over"]
        case .windowUnordered, .windowBackwards, .windowTies: ["window order by", "window function", "over"]
        case .windowRunning, .frameMissing, .frameByValue, .frameSize: ["window frame", "window function", "over"]
        case .otherRank(let used): [used, "rank", "window function"]
        case .otherNeighbour: ["lag", "lead", "window function"]

        case .everyRowChanged, .assignmentMissing: ["update", "where"]
        case .othersEmptied: ["case", "update", "where"]
        case .everyRowDeleted: ["delete", "where"]
        case .emptyForMissing: ["null", "insert"]
        case .dayAndMonthSwapped: ["date", "insert"]
        case .valuesSwapped, .valueMissing, .rowMissing: ["insert", "values"]
        case .conflictNotHandled, .conflictIgnored: ["on conflict", "on conflict do update", "insert"]
        case .stepMissing(let verb, _): [verb]

        case .ruleMissing(let rule, _), .ruleTooMuch(let rule, _): Self.concepts(of: rule)
        case .otherReaction: ["on delete", "foreign key", "references"]
        case .otherDefault: ["default", "create table"]
        case .columnNameMissing: ["create view", "alias", "as"]
        case .storedView: ["create view"]
        case .otherType, .definedColumnMissing: ["create table"]
        case .indexColumnsSwapped: ["composite index", "create index"]
        case .indexWhole: ["partial index", "create index"]
        }
    }

    private static func concepts(of rule: Rule) -> [String] {
        switch rule {
        case .notNull: ["not null", "create table"]
        case .unique: ["unique", "unique index", "create table"]
        case .check: ["check", "create table"]
        case .reference: ["references", "foreign key", "create table"]
        case .primaryKey: ["primary key", "create table"]
        case .standard: ["default", "create table"]
        case .onDelete: ["on delete", "foreign key"]
        case .onUpdate: ["on update", "foreign key"]
        }
    }
}
