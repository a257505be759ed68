echo "from sh"
