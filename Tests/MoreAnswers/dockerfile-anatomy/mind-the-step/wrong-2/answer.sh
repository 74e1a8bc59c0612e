echo 'Please mind the step.'
