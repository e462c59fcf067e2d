# Completion for bash. Load it with: source <(sanctwatch completion bash)
_sanctwatch() {
    local value line="${COMP_LINE:0:COMP_POINT}"
    local marks="${line//[^\"\']/}"
    COMPREPLY=()
    while IFS= read -r value; do
        if (( ${#marks} % 2 )); then # inside quotation marks, which keep blanks together
            COMPREPLY+=("$value")
        else
            COMPREPLY+=("$(printf '%q' "$value")")
        fi
    done < <(sanctwatch completion bash --line "$line" 2>/dev/null)
}
complete -o default -F _sanctwatch sanctwatch
