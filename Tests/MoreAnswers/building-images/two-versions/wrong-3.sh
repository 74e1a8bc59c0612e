echo Sale on Monday
echo Sale on Tuesday
