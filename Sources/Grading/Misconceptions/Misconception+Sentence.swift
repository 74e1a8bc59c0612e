extension Misconception {
    /// What to say to a beginner: what was seen, and one question or one idea; never the solution's text.
    var sentence: String {
        switch self {
        // Joins
        case .unmatchedLost(let rows, let other):
            "It behaves like an inner join: \(Self.unmatched(rows, other)) are missing. Which rows does the join you chose keep?"
        case .unmatchedHalfLost(let rows, let other):
            "Those of \(rows ?? "the rows") are missing that do have \(other ?? "a partner"), only not one that meets the condition in "
                + "WHERE. When is WHERE asked: before the outer join fills up with NULL, or after?"
        case .unmatchedKept(let rows, let other):
            "It behaves like an outer join: \(Self.unmatched(rows, other)) are there as well. Does the task want those?"
        case .otherSideKept(let wanted?, let kept?):
            "The outer join keeps every row of \(kept), and of \(wanted) only those that have a partner. Which of the two should stay "
                + "whole?"
        case .otherSideKept: "The outer join keeps every row of one side. Is it the side that should stay whole?"
        case .everyPair(let left, let right):
            "\(Self.pairs(left, right)), whether they belong together or not. What makes two of them belong together, and where do you "
                + "say so?"
        case .joinedOnWrongColumn(let left, let right):
            "The join puts \(Self.both(left, right)) together that do not belong together. What do the two values stand for that you "
                + "compare?"
        case .rolesSwapped(let column):
            "The two in each row are swapped\(Self.for(column)): each stands where the other should. Follow the number from one row to "
                + "the other: in which direction does it point?"
        case .filterInJoin(let column):
            "Rows are there that should be left out\(Self.for(column)). An outer join keeps a row also where its condition does not hold: "
                + "which of your conditions say who is a partner, and which say who may stay?"
        case .joinMissing(let table):
            "\(table ?? "One of the tables") has no say in which rows come. What does the task want to know of it?"
        case .partnersNotExcluded(let rows?, let other?):
            "A condition is missing: those of \(rows) that do have \(other) are there as well. How can you tell them from those without?"
        case .partnersNotExcluded:
            "A condition is missing: rows that do have a partner are there as well. How can you tell them from those without?"
        case .matchNotAsked(let rows?, let other?):
            "A condition is missing: \(rows) are there whatever \(other) says about them. Which of them does the task want?"
        case .matchNotAsked:
            "A condition is missing: rows are there that have no match in the other table. Which of them does the task want?"
        case .matchesRepeat(let rows):
            "\(rows.map { "Some of \($0)" } ?? "Some rows") come more than once, once for each match. Do you need the matches, or only "
                + "whether there is one?"
        case .pairsTwice: "Each pair comes twice, once in each order. What could decide which of the two stands first?"

        // Conditions
        case .filterMissing: "It is as if there were no condition at all. Which rows does the task ask for, and where do you say so?"
        case .conditionMissing(let column?):
            "A condition is missing: rows are there that should be left out. What does the task say that has to do with \(column)?"
        case .conditionMissing:
            "A condition is missing: rows are there that should be left out. Go through the task word by word: which part of it is not in "
                + "yours?"
        case .groupConditionMissing:
            "A condition on the groups is missing: some are there that should be left out. What does the task ask of a group as a whole?"
        case .rowsForGroups:
            "The condition was asked of each single row, before the groups were made. Of what does the task ask it, of a row or of a "
                + "whole group?"
        case .alternativeMissing(let column):
            "Your condition leaves out rows that qualify in another way\(Self.for(column)). How many ways are there to belong, and do you "
                + "name them all?"
        case .boundary(let column): "All is right but at the border\(Self.of(column)). Does what lies exactly on it belong?"
        case .opposite(let column):
            "It is the opposite of what is asked for\(Self.for(column)): what should stay out is in. Read your condition aloud: what does "
                + "it let in?"
        case .orForAnd:
            "Rows are there for which only one of the conditions holds. When is something true that is tied by AND, and when by OR?"
        case .andForOr:
            "Rows are missing for which one of the conditions holds. When is something true that is tied by AND, and when by OR?"
        case .parenthesesMissing:
            "Rows are there for which only some of the conditions hold. Where AND and OR stand side by side, which of them binds first?"
        case .comparedWithNull(let column):
            "A missing value was compared like any other\(Self.of(column)). Is NULL equal to anything, or unequal, or is neither known?"
        case .unknownLost(let column):
            "Rows are missing in which \(column ?? "a value") is NULL. What does a comparison say about NULL: yes, no, or neither?"
        case .unknownLetIn(let column):
            "Rows are there in which \(column ?? "a value") is NULL, and a condition lets them in or is missing. Does the task ask for "
                + "what is not known?"
        case .unknownLeftOut(let column):
            "Rows without a value\(Self.of(column)) are left out. Is there a condition in the task that says so, or should NULL be shown?"
        case .unknownInList(let column):
            "The list\(Self.of(column)) has a NULL in it. Can anybody say of a value that it is surely not in a list of which one entry "
                + "is unknown?"
        case .betweenReversed(let column): "Nothing lies between your two borders\(Self.of(column)). Which of the two comes first?"
        case .listCut(let column):
            "Your condition leaves out rows with another value\(Self.of(column)) that the task lets in. Do you name every one of them?"
        case .letterCase(let column):
            "Rows are missing\(Self.for(column)) whose capitals are not those you wrote. Are 'a' and 'A' the same text?"
        case .letterCaseIgnored(let column):
            "Rows are there\(Self.for(column)) whose capitals are not those that are asked for. Does your comparison tell 'a' from 'A'?"
        case .patternAnchored(let column):
            "Rows are missing in which it stands elsewhere in the text\(Self.of(column)). What does your pattern say may stand before it, "
                + "and what behind?"
        case .patternLoose(let column):
            "Rows are there in which it stands elsewhere in the text\(Self.of(column)). Your pattern lets it stand anywhere: where should "
                + "it?"
        case .patternAsText(let column):
            "The pattern was taken letter by letter\(Self.for(column)), its % as well. Which comparison knows what % means?"
        case .lastDayCut(let column):
            "The last day is missing, all but its first moment\(Self.of(column)). At what time of that day does your range end?"
        case .correlationMissing(let column):
            "The inner query finds the same for every row of the outer one: nothing connects the two\(Self.for(column)). For which row "
                + "should it look?"
        case .correlatedOnWrongColumn(let used):
            "The inner query is connected to the outer one by another column than it should: \(used). What do the rows have in common "
                + "that it should look at?"

        // Groups and aggregates
        case .groupsMerged(let column?):
            "Rows that belong apart have become one group. Could two of them have the same \(column) and still not be the same?"
        case .groupsMerged: "Rows that belong apart have become one group. What tells one group from another?"
        case .groupsSplit(let column?): "The groups are smaller than they should be: one \(column) has several. What makes a group here?"
        case .groupsSplit: "The groups are smaller than they should be. What makes a group here?"
        case .notGrouped: "All rows went into one group. For each of what does the task want a result?"
        case .otherAggregate(let used, let column): "What you show is \(Self.word(for: used))\(Self.of(column)). Is that what is asked for?"
        case .missingCounted(let column):
            "It counts rows, as count(*) does, also those in which \(column ?? "the value") is NULL. What should be counted?"
        case .onlyKnownCounted(let column):
            "It counts values\(Self.of(column)), and a row in which that is NULL is not counted. What should be counted?"
        case .repeatsCounted(let column):
            "The same value\(Self.of(column)) is counted more than once, each time it comes. How often should it count?"
        case .repeatsNotCounted(let column):
            "It is as with DISTINCT: the same value\(Self.of(column)) counts once, however often it comes. How often should it count?"
        case .missingAsZero(let column):
            "NULL was taken for zero\(Self.for(column)). Is not knowing a number the same as knowing that it is zero?"
        case .partTakenWhole(let column):
            "Every row is counted in\(Self.for(column)), also where the condition does not hold. What does a count take into account, and "
                + "what does it pass over?"
        case .partForWhole(let column):
            "A condition meant for one of the numbers leaves rows out of all of them\(Self.for(column)). At which point does WHERE take "
                + "rows away?"
        case .rowsForAll:
            "One row that is not so is enough for you; the task wants that no row is so. Is it asked of each row, or of all that belong "
                + "together?"
        case .productOfSums:
            "The sums were multiplied with each other. Work it out by hand for two rows: do you multiply first, or add up first?"
        case .rowsMultiplied:
            "Rows were multiplied before they were added up: each match in one table stands beside each match in the other. How often is "
                + "one of them counted?"

        // Columns and values
        case .columnsSwapped(let one?, let other?):
            "The values are right, and \(one) and \(other) are swapped. Which of the two columns does the task name first?"
        case .columnsSwapped: "The values are right, and two columns are swapped. Which of the two does the task name first?"
        case .columnMissing(let column):
            "A column is not there that is asked for\(column.map { ": \($0)" } ?? ""). Which columns does the task name, one by one?"
        case .otherColumn(let used, let table):
            "You use another column than the one that is meant: \(used)\(table.map { " of \($0)" } ?? ""). What does it hold, and is it "
                + "what the task speaks of?"
        case .duplicatesKept: "The right rows are there, and some are repeated. How often should the same row come?"
        case .duplicatesDropped:
            "Rows that look the same have become one, as DISTINCT does. Are they the same thing, or two things that look alike?"
        case .operandMissing(let column?): "The calculation is a step short: \(column) does not come into it. How should it?"
        case .operandMissing: "The calculation is a step short. Work one of the values out by hand: what did you do?"
        case .otherOperator:
            "The calculation takes the right values and does something else with them. Work one of them out by hand: do you add, "
                + "subtract, multiply or divide?"
        case .bothEndsCounted: "The calculation gives one too many: both ends are counted. From one day to the next, how many days is it?"
        case .turnedRound:
            "You subtract the other way round, and the sign is wrong. Which of the two is the greater, and which is taken away from which?"
        case .shareForWhole: "The calculation gives only the part that is added or taken away. What is left in the end?"
        case .otherWay:
            "The calculation goes in the other direction: more instead of less, or less instead of more. Compare one value before and "
                + "after: which should be greater?"
        case .wholeDivision:
            "Everything behind the decimal point is gone. What does a whole number give when it is divided by a whole number?"
        case .notRounded: "The values are right, and have more decimals than asked for. How should they be rounded?"
        case .roundedOtherwise: "The values are rounded, but not as asked for. How many decimals does the task want?"
        case .nullKept(let column): "Where \(column ?? "a value") is NULL, nothing shows. What does the task want to see there?"
        case .nullifMissing(let column): "One value\(Self.of(column)) should count as NULL, and does not. Which one?"
        case .otherUnit(let unit): "The dates were taken by the \(unit). By what does the task take them?"
        case .pieceMissing:
            "A piece of the text is missing, perhaps a space. Compare one value with what is asked for, letter by letter: where is the "
                + "first difference?"
        case .elseMissing: "Some rows have NULL, as none of the branches of your CASE was for them. What should they get?"
        case .elseTooMuch(let column):
            "ELSE takes every row for which no branch was, also those in which \(column ?? "a value") is NULL. What should they get?"
        case .branchMissing:
            "Some rows are in the wrong branch of your CASE, as if there were one branch less. How many does the task name?"
        case .branchesInOtherOrder:
            "Some rows are in the wrong branch of your CASE. The first one whose condition holds wins: which of yours is that?"
        case .wrongBranch: "Some rows are in the wrong branch of your CASE. What must hold for that branch, all in all?"

        // Order and number
        case .unsorted: "The right rows are there, in no order: nothing sorts them. What does the task say?"
        case .sortedBackwards(let column): "The order\(Self.of(column)) runs in the other direction. What should stand at the top?"
        case .tiesUnsorted(let column):
            "Rows that are equal\(column.map { " in \($0)" } ?? "") are ties, and nothing puts them in order. What should decide between "
                + "them?"
        case .sortKeyMissing(let column):
            "The rows are sorted, but not by \(column ?? "what the task names first"). What should decide first?"
        case .sortKeysSwapped:
            "The rows are sorted by the right things in the wrong turn. Which of them decides first, and which only between equals?"
        case .nullsAtOtherEnd(let column):
            "Rows in which \(column ?? "the value") is NULL stand at the other end. Where does the server put them, and where should they "
                + "be?"
        case .limitMissing: "All rows came. Is there a limit in the task?"
        case .limitOff: "The rows are right, and there is one too many or one too few. Count them: where should the limit be?"
        case .pageOff: "It is another page of the list: the offset is not right. How many rows come before the first one that is asked for?"
        case .tiesCut: "There are ties, and only one of the equal rows is there. Should one of them win, or do all of them belong?"

        // Results put together
        case .unionKeepsRepeats:
            "Some rows come more than once, because more than one part has them, or one part has them twice. How often should they come?"
        case .unionDropsRepeats:
            "Rows that are equal, from one part or from both, come only once. Does UNION know whether they are the same thing, or two "
                + "that look alike?"
        case .exceptTurnedRound:
            "You take the first away from the second, and it should be the other way round. Of which of the two should something be left?"
        case .eitherForBoth: "Rows are there that only one of the parts has. Should either be enough, or must both have them?"
        case .eitherForRest: "Rows are there that should have been taken away, except none was. What should remain of the first part?"
        case .bothForEither: "Only rows that both parts have are there. Must both have them, or is either enough?"
        case .bothForRest:
            "It is the opposite: just those rows are there that should have been taken away. What should remain of the first part?"
        case .restForBoth: "It is the opposite: just those rows are there that only the first part has. Which rows have both?"
        case .partMissing: "One part of the rows is there, and another is not. Of how many parts is the answer made?"

        // Windows
        case .partitionMissing(let column):
            "It was computed over all rows, as if they were one partition\(Self.for(column)). For each of what should it begin anew?"
        case .windowUnordered:
            "All rows of a partition have the same value, as nothing says in which order they are taken: sorted by what should they come "
                + "in?"
        case .windowBackwards(let column): "The rows were taken in the other direction\(Self.for(column)). Which of them should come first?"
        case .windowTies: "Ties were taken together. What should decide which of the equal rows comes first?"
        case .windowRunning:
            "It is a running result: each row sees only what came before it, as it does where a window has an ORDER BY. Which rows should "
                + "it see?"
        case .partitionForOrder:
            "Each value is a partition of its own, and nothing runs on from one row to the next. Should the rows be kept apart here, or "
                + "put in order?"
        case .frameMissing:
            "Each value was made of other rows than it should: the frame is not the right one. From which row to which should it reach?"
        case .frameByValue: "Ties went in together, as a frame does that goes by value. Should each row count for itself?"
        case .frameSize: "The frame is too long or too short. Count with one row in mind: how many rows should go in, itself included?"
        case .otherRank(let used):
            "Where there are ties, the numbers are those of \(used). Which numbers should equal rows get, and which the one behind them?"
        case .otherNeighbour: "You look in the other direction. Which row should it be, the one before or the next?"

        // Changes
        case .everyRowChanged(let table): "Every row\(Self.of(table)) was changed. Which of them should be, and where do you say so?"
        case .everyRowDeleted(let table): "Every row\(Self.of(table)) is gone. Which of them should go, and where do you say so?"
        case .othersEmptied(let column):
            "The rows that should have stayed as they were have NULL in \(column ?? "that column") now. What does a CASE give where none "
                + "of its branches holds, and no ELSE?"
        case .assignmentMissing(let column): "\(column ?? "One column") was left as it was. What does the task say about it?"
        case .valuesSwapped(let one?, let other?): "The values of \(one) and \(other) are swapped. Which value goes to which column?"
        case .valuesSwapped: "Two values are swapped. Which value goes to which column?"
        case .valueMissing(let column):
            "The new row has no value of its own in the column \(column ?? "that is left out"). What does the task say about it?"
        case .emptyForMissing(let column):
            "There is an empty text\(column.map { " in \($0)" } ?? "") where nothing is known. Is that the same as NULL?"
        case .dayAndMonthSwapped: "Day and month of a date are swapped. In which order does the server read them?"
        case .rowMissing(let table): "Not all of the new rows are there\(table.map { " in \($0)" } ?? ""). How many does the task name?"
        case .conflictNotHandled: "It stops at a row that is there already. What should become of such a row?"
        case .conflictIgnored: "A row that was there already stayed as it was. What should become of it?"
        case .stepMissing(let verb, let table):
            "One step is not done: nothing of yours does \(Self.step(verb, table)). Which steps does the task name, one by one?"

        // Definitions
        case .ruleMissing(let rule, let column): Self.missing(rule, column)
        case .ruleTooMuch(let rule, let column): Self.tooMuch(rule, column)
        case .otherReaction(let column):
            "When a row is deleted that others refer to\(Self.by(column)), something else happens to them. What does the task want for "
                + "those?"
        case .otherType(let column): "\(column ?? "A column") is of another type. Which values must it hold, and which must it refuse?"
        case .otherDefault(let column): "\(column ?? "A column") has another default. What should a row get that says nothing about it?"
        case .definedColumnMissing(let column): "The table has no column \(column). Which facts does the task want to keep?"
        case .columnNameMissing: "A column of the view has another name. By what names does the task call the columns?"
        case .storedView: "It keeps its rows, where a view asks anew each time. What should be seen in it when the data change?"
        case .indexColumnsSwapped:
            "The columns stand in another order in the index. By which would you look something up if it were the index of a book?"
        case .indexWhole: "The index holds every row. Which rows does anybody look for?"
        }
    }
}
