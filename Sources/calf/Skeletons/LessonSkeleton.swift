/// A lesson to begin with: every part that the method asks for, each with a word on what belongs there.
enum LessonSkeleton {
    static func text(title: String) -> String {
        let title = title.map { $0 == "\n" || $0 == "\"" || $0 == "\\" ? " " : String($0) }.joined()
        return """
            ---
            title: "\(title)"
            minutes: 10
            objectives:
              - Write what a reader can do after this lesson, beginning with a verb
            teaches: [select]
            skills: [sql]
            ---

            # \(title)

            A question that matters stands here: two or three sentences about a situation in which not knowing this hurts. Somebody loses an
            afternoon, a customer gets the wrong parcel, a number in a report is off by one and nobody sees it. Write to one person. Define nothing
            yet, and give nothing away that a prediction further down asks for. All of this text is here to be replaced, part by part; the blocks
            run as they are, so that at every moment the whole lesson can be tried with `calf verify`.

            ## A picture in words

            Find something from everyday life that works the way your idea works, and carry it to the end: who does what, what goes in, what comes
            out. Then say where the picture breaks down, because every picture does, and a reader who finds that out alone stops trusting it. A
            greeting in SQL is a note handed over a counter: you say exactly what you want to read on the note that comes back, and the clerk
            writes just that. The picture ends where the clerk starts to think, for a server never guesses what you meant.

            Where no picture carries the idea, tell a scene from the shop instead. No two lessons of a course share a turn of phrase.

            ## A text and its name

            Now the idea, in the field's own terms, one at a time, each used right after it is named. A *query* is a question to the server. What
            comes back is a *result*: rows, each with the same columns. A text in a query stands between single quotes, and the word after `AS`
            names its column. Say why before how: the name is there because somebody will read this result without having seen the query.

            Before each example ask for a prediction, and let the reader be wrong where being wrong costs nothing. How many rows will come back
            here, and what stands above them?

            ```sql run predict="How many rows come back, and what stands above them?"
            SELECT 'good morning' AS greeting;
            ```

            ```text output
               greeting
            --------------
             good morning
            (1 row)
            ```

            Afterwards explain what came back, line by line. The first line is the name from behind `AS`. Below the dashes stands the only row. The
            last line counts the rows, which is the quickest check there is: one text was asked for, and one row is here.

            Everything that an exercise needs has been seen to work before the exercise comes. Here is a second column, and a number, which needs
            no quotes.

            ```sql run
            SELECT 'good morning' AS greeting, 2 AS words;
            ```

            ```text output
               greeting   | words
            --------------+-------
             good morning |     2
            (1 row)
            ```

            A comma parts the columns. They come back in the order in which you write them.

            ## Exercise: Your own greeting

            The first exercise cannot be failed by a reader who followed. Say good evening: one row, one column.

            ```sql starter
            SELECT 'good morning' AS greeting;
            ```

            ```sql solution
            SELECT 'good evening' AS greeting;
            ```

            ```sql mistake "This is the greeting for the end of the day. When do people say it?"
            SELECT 'good night' AS greeting;
            ```

            ```text hint
            Only the text between the quotes has to change.
            ```

            ## Exercise: Word by word

            The second one asks for a step more. Put the two words of the greeting into two columns: first good, then evening.

            ```sql starter
            SELECT 'good evening' AS greeting;
            ```

            ```sql solution
            SELECT 'good' AS first, 'evening' AS second;
            ```

            ```sql alternative "Columns need no names of their own to be right."
            SELECT 'good', 'evening';
            ```

            ```sql mistake "Both words are here. Which of them is read first?"
            SELECT 'evening' AS second, 'good' AS first;
            ```

            ```text hint
            Two texts, each between quotes of its own.
            ```

            ```text hint
            A comma parts the columns.
            ```

            ## Exercise: Greeting and count

            The last one combines this idea with earlier ones, and may be left for another day. Show good evening and, beside it, the number of its
            words.

            ```sql starter
            SELECT 'good evening' AS greeting;
            ```

            ```sql solution
            SELECT 'good evening' AS greeting, 2 AS words;
            ```

            ```sql mistake "Something between quotes is a text. What is the second column asked to be?"
            SELECT 'good evening' AS greeting, '2'::text AS words;
            ```

            ```text hint
            Look at the second example again: what stands between quotes there, and what does not?
            ```

            ## What goes wrong

            Produce the errors that a beginner meets here, and show each in full, as it really looks. Forgetting the quotes is the first of them.

            ```sql run predict=error
            SELECT greeting;
            ```

            ```text error 42703
            ERROR:  column "greeting" does not exist
            LINE 1: SELECT greeting;
                           ^
            ```

            Then say what each line of it says. The first names the trouble: without quotes the word is a name, and there is no column of that name.
            The second repeats the line of your query, and the mark under it points at the word that the server stumbled over. Read an error from
            its first line, and look where the mark points before you change anything.

            ## Checkpoint

            ```yaml quiz
            question: What is a text in SQL written between?
            choices:
              - text: Single quotes
                correct: true
                why: Yes. Double quotes are for names.
              - text: Double quotes
                why: Between those stands a name, such as that of a column.
            ```

            ```yaml quiz
            question: Why does a text need quotes at all?
            choices:
              - text: So that the server can tell it from a name
                correct: true
                why: Yes. A word without quotes is a name, and the server looks for a column that is called so.
              - text: So that it may hold blanks
                why: Even a single word needs them; try it without.
            ```

            ## In one breath

            Sum it up in a few sentences that somebody could say to a friend: a query says what to read, texts stand between single quotes, numbers
            stand alone, and `AS` names a column. Close with what the next lesson will need of it.

            """
    }
}
