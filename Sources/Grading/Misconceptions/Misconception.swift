/// A mistake in understanding, with the facts that its words need: names of tables, columns and functions as the reference writes them.
///
/// Where a name is `nil`, it is one that the reference makes up itself, and no learner knows it.
enum Misconception: Sendable, Hashable {
    // MARK: Joins

    /// Rows of one table that find no partner are missing, as an inner join leaves them out.
    case unmatchedLost(rows: String?, without: String?)
    /// Rows without a partner are there, as an outer join keeps them.
    case unmatchedKept(rows: String?, without: String?)
    /// An outer join that keeps the rows of the other side.
    case otherSideKept(wanted: String?, kept: String?)
    /// No condition ties two tables: every row stands beside every other.
    case everyPair(String?, String?)
    /// Two tables are matched by a column that means something else.
    case joinedOnWrongColumn(String?, String?)
    /// A condition that filters stands in the ON of an outer join.
    case filterInJoin(column: String?)
    /// A table that only leaves rows out is not joined.
    case joinMissing(table: String?)
    /// The rows that have a partner should be left out, and are there.
    case partnersNotExcluded(rows: String?, with: String?)
    /// Rows that have no partner should be left out, and are there.
    case matchNotAsked(rows: String?, with: String?)
    /// A row comes once for each match instead of once.
    case matchesRepeat(rows: String?)
    /// Two rows of one table have changed their parts.
    case rolesSwapped(column: String?)
    /// Rows whose partners all fail a condition are missing.
    case unmatchedHalfLost(rows: String?, without: String?)
    /// Each pair comes twice, or with itself.
    case pairsTwice

    // MARK: Conditions

    /// No condition of WHERE is there, where there should be several.
    case filterMissing
    case conditionMissing(column: String?)
    /// Groups that should be left out are there.
    case groupConditionMissing
    /// One of several ways for a row to qualify is missing.
    case alternativeMissing(column: String?)
    /// The value at the border counts where it should not, or the other way round.
    case boundary(column: String?)
    /// What should stay out is in, and what should be in stays out.
    case opposite(column: String?)
    case orForAnd
    case andForOr
    /// AND binds before OR where it should be the other way round.
    case parenthesesMissing
    /// A comparison with NULL by `=` or `<>`, which is never true.
    case comparedWithNull(column: String?)
    /// What is not known is left out by a comparison.
    case unknownLost(column: String?)
    /// What is not known is let in.
    case unknownLetIn(column: String?)
    /// Rows without a value are left out where nothing asks for that.
    case unknownLeftOut(column: String?)
    /// NOT IN over a list with a NULL in it is never true.
    case unknownInList(column: String?)
    /// BETWEEN from the greater to the lesser.
    case betweenReversed(column: String?)
    /// Only the first or some of the values of a list count.
    case listCut(column: String?)
    /// Text is compared letter by letter, capitals apart.
    case letterCase(column: String?)
    case letterCaseIgnored(column: String?)
    /// A pattern holds only where the text begins or ends with it.
    case patternAnchored(column: String?)
    /// A pattern holds wherever it stands in the text.
    case patternLoose(column: String?)
    /// A pattern is compared as plain text.
    case patternAsText(column: String?)
    /// A range of days ends at the beginning of its last one.
    case lastDayCut(column: String?)
    /// A subquery sees all rows where it should see those that belong to the row outside.
    case correlationMissing(column: String?)

    /// A subquery is tied to the row outside by another column than it should.
    case correlatedOnWrongColumn(used: String)

    // MARK: Groups and aggregates

    /// Rows that should stand apart are one group: grouped by a name, say, that two share.
    case groupsMerged(by: String?)
    /// One group has become several.
    case groupsSplit(by: String?)
    /// All rows are one group.
    case notGrouped
    case otherAggregate(used: String, column: String?)
    /// Rows in which the value is missing are counted too.
    case missingCounted(column: String?)
    /// Rows in which a value is missing are not counted.
    case onlyKnownCounted(column: String?)
    /// The same value counts as often as it comes.
    case repeatsCounted(column: String?)
    /// The same value counts once, however often it comes.
    case repeatsNotCounted(column: String?)
    /// What is missing was taken for zero.
    case missingAsZero(column: String?)
    /// Rows that only one number should leave out are left out of all.
    case partForWhole(column: String?)
    /// A condition on a group was asked of each of its rows.
    case rowsForGroups
    /// "None of them" was asked of each row: "not this one".
    case rowsForAll
    /// Sums were multiplied where products should be added up.
    case productOfSums
    /// Rows of two other tables stand beside each other, and sums count each of them several times.
    case rowsMultiplied
    /// All rows are counted or added up where only some should be.
    case partTakenWhole(column: String?)

    // MARK: Columns and values

    case columnsSwapped(String?, String?)
    case columnMissing(String?)
    /// The values of another column, which is named.
    case otherColumn(used: String, table: String?)
    case duplicatesKept
    case duplicatesDropped
    /// One of two numbers that should be computed with is not.
    case operandMissing(column: String?)
    case otherOperator(column: String?)
    /// The part that is added or taken away, instead of what it leads to.
    case shareForWhole(column: String?)
    /// Both ends of a span were counted.
    case bothEndsCounted
    /// Subtracted the wrong way round.
    case turnedRound(column: String?)
    /// More instead of less, or less instead of more.
    case otherWay(column: String?)
    /// A quotient of whole numbers lost its rest.
    case wholeDivision
    case notRounded
    case roundedOtherwise
    /// NULL shows where something should stand in for it.
    case nullKept(column: String?)
    case nullifMissing(column: String?)
    case otherUnit(unit: String)
    case pieceMissing
    /// What no branch of CASE is for has become NULL.
    case elseMissing
    /// What no branch of CASE is for has got what only some should.
    case elseTooMuch(column: String?)
    case branchMissing
    /// An earlier branch of CASE takes the rows of a later one.
    case branchesInOtherOrder
    /// A branch of CASE asks for less than it should.
    case wrongBranch

    // MARK: Order and number

    case unsorted
    case sortedBackwards(column: String?)
    /// What is equal in this column stands in no order.
    case tiesUnsorted(column: String?)
    case sortKeyMissing(column: String?)
    case sortKeysSwapped
    case nullsAtOtherEnd(column: String?)
    case limitMissing
    case limitOff
    case pageOff
    /// Of several that tie, only some are there.
    case tiesCut

    // MARK: Results put together

    case unionKeepsRepeats
    case unionDropsRepeats
    case exceptTurnedRound
    case eitherForBoth
    case eitherForRest
    case bothForEither
    case bothForRest
    case restForBoth
    case partMissing

    // MARK: Windows

    case partitionMissing(column: String?)
    case windowUnordered
    case windowBackwards(column: String?)
    case windowTies
    /// An order in the window lets a value see only what came so far.
    case windowRunning
    /// Rows were kept apart where they should be put in order.
    case partitionForOrder
    case frameMissing
    /// The frame goes by value, so rows that tie come in together.
    case frameByValue
    case frameSize
    case otherRank(used: String)
    case otherNeighbour

    // MARK: Changes

    case everyRowChanged(table: String?)
    case everyRowDeleted(table: String?)
    /// Rows that should stay as they are have lost their value.
    case othersEmptied(column: String?)
    case assignmentMissing(column: String?)
    case valuesSwapped(String?, String?)
    case valueMissing(column: String?)
    /// An empty text where nothing is known.
    case emptyForMissing(column: String?)
    case dayAndMonthSwapped
    case rowMissing(table: String?)
    /// A row that is there already stops everything.
    case conflictNotHandled
    /// A row that is there already stays as it was.
    case conflictIgnored
    /// One of several statements is missing.
    case stepMissing(verb: String, table: String?)

    // MARK: Definitions

    /// What a table does not enforce.
    enum Rule: Sendable, Hashable { case notNull, unique, check, reference, primaryKey, standard, onDelete, onUpdate }
    case ruleMissing(Rule, column: String?)
    /// What a table enforces and nobody asked for.
    case ruleTooMuch(Rule, column: String?)
    case otherDefault(column: String?)
    /// A column of a view has no name of its own, or another.
    case columnNameMissing
    /// A table, or stored rows, instead of a view.
    case storedView
    /// What becomes of the rows that refer to a deleted one.
    case otherReaction(column: String?)
    case otherType(column: String?)
    case definedColumnMissing(String)
    case indexColumnsSwapped
    case indexWhole
}
